using Thon.Formats.Mrc;
using Thon.Tests.Formats.Mrc;
using Thon.Tests.Pipeline.Deconvolution;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary><c>thon deconvolve</c> as users run it.</summary>
public sealed class DeconvolveVerbTests
{
    // Single precision through two transforms, and a table of the filter between whose points it runs straight.
    private const double Near = 2e-3;

    private static readonly string[] Optics = ["--defocus", "35000", "--voltage", "300", "--cs", "2.7"];

    [Fact]
    public void Every_value_is_printed_with_its_source_and_the_result_lies_beside_the_volume()
    {
        string folder = Folder("Thon: flip+dw(gg,mid)");
        var run = ThonProcess.RunIn(Path.GetPathRoot(folder)!, ["deconvolve", Path.Combine(folder, "v.mrc"), .. Optics]);
        Assert.True(run.ExitCode == 0, run.Error);
        AssertUsed(run, "pixel size", "10 A", "header of v.mrc");
        AssertUsed(run, "voltage", "300 kV", "option --voltage");
        AssertUsed(run, "amplitude contrast", "0.07", "default");
        AssertUsed(run, "phase shift", "0 degrees", "default");
        AssertUsed(run, "defocus", "35000 A", "option --defocus");
        AssertUsed(run, "input state", "flipped", "label of v.mrc");
        AssertUsed(run, "divided by", "|CTF|", "input state");
        AssertUsed(run, "preset", "warp", "default");
        AssertUsed(run, "high-pass", "300 A, nothing kept away from 150 A on", "default of the preset");
        AssertUsed(run, "first zero", "26.54 A", "CTF");
        Assert.Contains($"wrote {Path.Combine(folder, "v_deconv.mrc")}  (Thon: flip+dw(gg,mid)+deconv(warp))\nwrote {Path.Combine(folder, "v_deconv.mrc.thon.json")}\n", run.Out);
        Assert.Equal(["v.mrc", "v_deconv.mrc", "v_deconv.mrc.thon.json"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_header_survives_and_the_labels_tell_what_was_done()
    {
        string folder = Folder("made by hand", "Thon: flip+dw(gg,mid)");
        var run = ThonProcess.RunIn(folder, ["deconvolve", "v.mrc", .. Optics, "--out", "out/d.mrc", "--pixels", "float16"]);
        Assert.True(run.ExitCode == 0, run.Error);
        using MrcReader before = MrcReader.Open(Path.Combine(folder, "v.mrc")), after = MrcReader.Open(Path.Combine(folder, "out", "d.mrc"));
        var (old, made) = (before.Header, after.Header);
        Assert.Equal((old.Size, old.Start, old.Sampling, old.Cell, old.Origin, old.SpaceGroup), (made.Size, made.Start, made.Sampling, made.Cell, made.Origin, made.SpaceGroup));
        Assert.Equal((1, MrcMode.Float16), (made.SpaceGroup, made.Mode));
        Assert.Equal(
            ["made by hand", "deconv warp S=1 F=1 H=300A df=35000A 300kV Cs=2.7mm A=0.07 phase=0 |CTF|", "Thon: flip+dw(gg,mid)+deconv(warp)"], made.Labels.SkipLast(1));
    }

    [Theory]
    [InlineData("flipped", "Thon: flip+deconv(tom)")]
    [InlineData("raw", "Thon: deconv(tom)")]
    public void A_volume_without_a_label_gets_one(string state, string label)
    {
        string folder = Folder();
        var run = ThonProcess.RunIn(folder, ["deconvolve", "v.mrc", .. Optics, "--input-state", state, "--preset", "tom", "--highpass", "0.1"]);
        Assert.True(run.ExitCode == 0, run.Error);
        AssertUsed(run, "input state", state, "option --input-state");
        AssertUsed(run, "high-pass", "0.1 of Nyquist, nothing kept away from 200 A on", "option --highpass");
        using var after = MrcReader.Open(Path.Combine(folder, "v_deconv.mrc"));
        Assert.Equal(label, after.Labels[^2]);
    }

    [Fact]
    public void A_wave_is_multiplied_by_the_factor_of_its_frequency()
    {
        string folder = Repository.TemporaryFolder();
        const int alongX = 3, alongY = 2, alongZ = 1;
        double k = Math.Sqrt(Square((double)alongX / VolumeFiles.Width) + Square((double)alongY / VolumeFiles.Height) + Square((double)alongZ / VolumeFiles.Depth)) / VolumeFiles.Pixel;
        float Wave(int x, int y, int z) => (float)Math.Cos(2 * Math.PI * ((double)alongX * x / VolumeFiles.Width + (double)alongY * y / VolumeFiles.Height + (double)alongZ * z / VolumeFiles.Depth));
        VolumeFiles.Save(VolumeFiles.Of((x, y, z) => 7 + Wave(x, y, z)), folder, "v.mrc");
        var run = ThonProcess.RunIn(folder, ["deconvolve", "v.mrc", .. Optics, "--input-state", "raw", "--strength", "1.2", "--falloff", "0.8", "--highpass", "150"]);
        Assert.True(run.ExitCode == 0, run.Error);
        double factor = WarpFactor(k, defocus: 35000, strength: 1.2, fallOff: 0.8, highPass: 150);
        using var after = MrcReader.Open(Path.Combine(folder, "v_deconv.mrc"));
        for (int z = 0; z < VolumeFiles.Depth; z++)
        {
            float[] section = MrcWriterTests.Read(after, z);
            for (int i = 0; i < section.Length; i++)
                Assert.Equal(factor * Wave(i % VolumeFiles.Width, i / VolumeFiles.Width, z), section[i], Near * Math.Abs(factor));
        }
    }

    [Fact]
    public void The_plot_is_drawn_and_replaced_only_by_force()
    {
        string folder = Folder("Thon: flip");
        string[] line = ["deconvolve", "v.mrc", .. Optics, "--plot", "plots/f.png"];
        var run = ThonProcess.RunIn(folder, line);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("wrote plots/f.png\n", run.Out);
        Assert.Equal("\x89PNG"u8.ToArray()[^3..], File.ReadAllBytes(Path.Combine(folder, "plots", "f.png"))[1..4]);
        var again = ThonProcess.RunIn(folder, line);
        Assert.Equal(2, again.ExitCode);
        Assert.Equal(["v_deconv.mrc", "v_deconv.mrc.thon.json", "plots/f.png"], again.ErrorLines.Where(error => error.EndsWith("[output-exists]", StringComparison.Ordinal)).Select(error => error.Split(": ")[1]));
        Assert.Equal(0, ThonProcess.RunIn(folder, [.. line, "--force"]).ExitCode);
    }

    [Fact]
    public void The_plot_is_told_of_before_the_work_and_stays_where_that_fails()
    {
        string folder = Repository.TemporaryFolder();
        VolumeFiles.Save(VolumeFiles.Of((x, y, z) => (x, y, z) == (3, 4, 5) ? float.NaN : x, "Thon: flip"), folder, "v.mrc");
        var run = ThonProcess.RunIn(folder, ["deconvolve", "v.mrc", .. Optics, "--plot", "f.png"]);
        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith("wrote f.png\n", run.Out);
        Assert.Equal(["f.png", "v.mrc"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("v.mrc.mdoc", VolumeFiles.Depth, "", "v.mrc.mdoc beside it has the tilt angles of 12 sections", "move the mdoc away")]
    [InlineData("v.mdoc", VolumeFiles.Depth, "", "v.mdoc beside it has the tilt angles of 12 sections", "move the mdoc away")]
    [InlineData("other.mdoc", VolumeFiles.Depth, "SERI", "its extended header is that of a tilt series", "copy it without its extended header")]
    public void What_is_the_stack_of_a_tilt_series_by_its_signs_is_refused(string mdoc, int sections, string extended, string sign, string wayOut)
    {
        var run = Beside(mdoc, sections, extended);
        string error = Assert.Single(run.ErrorLines);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"error: v.mrc: {sign}; expected a volume", error, StringComparison.Ordinal);
        Assert.Contains("--ctf", error, StringComparison.Ordinal);
        Assert.EndsWith($"{wayOut} [stack-not-volume]", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mdoc_of_the_series_a_volume_was_made_of_is_no_matter()
    {
        var run = Beside("v.mdoc", VolumeFiles.Depth + 1, "");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.DoesNotContain(run.ErrorLines, line => line.Contains('['));
    }

    [Fact]
    public void A_header_without_a_pixel_size_is_no_matter_where_one_is_stated()
    {
        string folder = Repository.TemporaryFolder();
        VolumeFiles.Save(VolumeFiles.Cell(VolumeFiles.Noise("Thon: flip"), 0, 0, 0), folder, "v.mrc");
        var run = ThonProcess.RunIn(folder, ["deconvolve", "v.mrc", .. Optics, "--pixel-size", "10"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.DoesNotContain(run.ErrorLines, line => line.Contains('['));
    }

    [Fact]
    public void What_is_missing_of_the_optics_may_come_from_a_STAR_file()
    {
        var run = ThonProcess.RunIn(Folder("Thon: flip"), "deconvolve", "v.mrc", "--defocus", "35000");
        Assert.Equal(2, run.ErrorLines.Length);
        Assert.All(run.ErrorLines, line => Assert.Contains("or name the STAR file of its tilt series with --star", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Presets_are_known_in_any_case()
    {
        var run = ThonProcess.RunIn(Folder("Thon: flip"), ["deconvolve", "v.mrc", .. Optics, "--preset", "IsoNet"]);
        Assert.EndsWith("(Thon: flip+deconv(isonet))\nwrote v_deconv.mrc.thon.json\n", run.Out);
    }

    [Fact]
    public void A_voxel_that_is_no_cube_is_taken_for_one_where_the_pixel_size_is_stated()
    {
        string folder = Repository.TemporaryFolder();
        VolumeFiles.Save(VolumeFiles.Cell(VolumeFiles.Noise("Thon: flip"), 10, 10, 20), folder, "v.mrc");
        var run = ThonProcess.RunIn(folder, ["deconvolve", "v.mrc", .. Optics, "--pixel-size", "10"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains(run.ErrorLines, line => line.StartsWith("warning: v.mrc, header bytes 28-51: 10 x 10 x 20 A", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("128M", "at most 128 MiB")]
    [InlineData("1.5g", "at most 1.5 GiB")]
    [InlineData("4GB", "at most 4.0 GiB")]
    [InlineData("200MiB", "at most 200 MiB")]
    [InlineData("2147483648", "at most 2.0 GiB")]
    public void Memory_is_said_in_bytes_or_with_a_letter(string said, string understood)
    {
        var run = ThonProcess.RunIn(Folder("Thon: flip"), ["deconvolve", "v.mrc", .. Optics, "--max-memory", said]);
        Assert.True(run.ExitCode == 0, run.Error);
        AssertUsed(run, "memory", understood, "option --max-memory");
    }

    [Fact]
    public void A_work_file_is_told_of_with_its_size_and_place()
    {
        // Half spectra of 161 x 320 values of 8 bytes, 200 of them, beside which 128 MiB leave no room for the program.
        const int side = 320, depth = 200;
        string folder = Repository.TemporaryFolder(), path = VolumeFiles.Save(new MrcBytes(2, side, side, depth).Text(224, "Thon: flip").Int(220, 1), folder, "v.mrc");
        using (var file = File.OpenWrite(path)) file.SetLength(1024 + 4L * side * side * depth);
        var run = ThonProcess.RunIn(folder, ["deconvolve", "v.mrc", .. Optics, "--max-memory", "128M", "--threads", "2"]);
        Assert.True(run.ExitCode == 0, run.Error);
        AssertUsed(run, "work file", $"79 MiB in {folder}", "memory");
        Assert.Equal(["v.mrc", "v_deconv.mrc", "v_deconv.mrc.thon.json"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_memory_taken_unless_said_otherwise_is_not_more_than_is_free()
    {
        const string meminfo = "/proc/meminfo";
        Assert.SkipUnless(File.Exists(meminfo), "the system does not tell what is free");
        // Others come and go between the two readings.
        const double slack = 1.25;
        double free = double.Parse(File.ReadLines(meminfo).Single(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / (1 << 20);
        var run = ThonProcess.RunIn(Folder("Thon: flip"), ["deconvolve", "v.mrc", .. Optics]);
        string[] words = run.Out.Split('\n').Single(line => line.StartsWith("  memory ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double said = double.Parse(words[3], System.Globalization.CultureInfo.InvariantCulture) / (words[4] == "MiB" ? 1024 : 1);
        Assert.InRange(said, 0, slack * free);
    }

    // Warp's filter in its own words; the wavelength from the table of docs/conventions.md.
    private static double WarpFactor(double k, double defocus, double strength, double fallOff, double highPass)
    {
        const double lambda = 0.01968749, aberration = 2.7e7, amplitude = 0.07;
        double c = Math.Sin(Math.PI * lambda * defocus * k * k - Math.PI / 2 * aberration * Math.Pow(lambda, 3) * Math.Pow(k, 4) + Math.Asin(amplitude));
        double rise = (1 - Math.Cos(Math.PI * Math.Min(1, k * highPass / 2))) / 2;
        double ratio = Math.Exp(-k * 100 * 2 * fallOff) * Math.Pow(10, 3 * strength) * rise;
        return c / (c * c + 1 / ratio);
    }

    private static double Square(double value) => value * value;

    /// <summary>Runs on a volume with an mdoc of some tilts beside it.</summary>
    private static ThonProcess Beside(string mdoc, int sections, string extended)
    {
        string folder = Repository.TemporaryFolder();
        VolumeFiles.Save(VolumeFiles.Noise("Thon: flip").Text(104, extended), folder, "v.mrc");
        File.WriteAllText(Path.Combine(folder, mdoc), string.Concat(Enumerable.Range(0, sections).Select(i => $"[ZValue = {i}]\nTiltAngle = {3 * i}\n")));
        return ThonProcess.RunIn(folder, ["deconvolve", "v.mrc", .. Optics]);
    }

    private static string Folder(params string[] labels)
    {
        string folder = Repository.TemporaryFolder();
        VolumeFiles.Save(VolumeFiles.Noise(labels), folder, "v.mrc");
        return folder;
    }

    private static void AssertUsed(ThonProcess run, string name, string value, string source) =>
        Assert.Contains(run.Out.Split('\n'), line => line.StartsWith($"  {name} ", StringComparison.Ordinal) && line.Contains($" {value} ", StringComparison.Ordinal) && line.EndsWith($"({source})", StringComparison.Ordinal));
}
