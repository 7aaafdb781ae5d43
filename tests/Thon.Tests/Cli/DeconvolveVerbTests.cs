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
        Assert.Contains($"wrote {Path.Combine(folder, "v_deconv.mrc")}  (Thon: flip+dw(gg,mid)+deconv(warp))\n", run.Out);
        Assert.Equal(["v.mrc", "v_deconv.mrc"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order());
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
            ["made by hand", "deconv warp S=1 F=1 H=300A df=35000A 300kV Cs=2.7mm A=0.07 phase=0 |CTF|", "Thon: flip+dw(gg,mid)+deconv(warp)"], made.Labels);
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
        Assert.Equal(label, after.Labels[^1]);
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
        Assert.Equal(["v_deconv.mrc", "plots/f.png"], again.ErrorLines.Where(error => error.EndsWith("[output-exists]", StringComparison.Ordinal)).Select(error => error.Split(": ")[1]));
        Assert.Equal(0, ThonProcess.RunIn(folder, [.. line, "--force"]).ExitCode);
    }

    [Theory]
    [InlineData("v.mrc.mdoc", "", "v.mrc.mdoc lies beside it")]
    [InlineData("v.mdoc", "", "v.mdoc lies beside it")]
    [InlineData("other.mdoc", "SERI", "its extended header is that of a tilt series")]
    public void What_looks_like_the_stack_of_a_tilt_series_is_warned_of(string mdoc, string extended, string sign)
    {
        string folder = Repository.TemporaryFolder();
        VolumeFiles.Save(VolumeFiles.Noise("Thon: flip").Text(104, extended), folder, "v.mrc");
        File.WriteAllText(Path.Combine(folder, mdoc), "");
        var run = ThonProcess.RunIn(folder, ["deconvolve", "v.mrc", .. Optics]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(run.ErrorLines, line => line.StartsWith($"warning: v.mrc: {sign}", StringComparison.Ordinal) && line.Contains("--ctf", StringComparison.Ordinal));
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
    [InlineData("2147483648", "at most 2.0 GiB")]
    public void Memory_is_said_in_bytes_or_with_a_letter(string said, string understood)
    {
        var run = ThonProcess.RunIn(Folder("Thon: flip"), ["deconvolve", "v.mrc", .. Optics, "--max-memory", said]);
        Assert.True(run.ExitCode == 0, run.Error);
        AssertUsed(run, "memory", understood, "option --max-memory");
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

    private static string Folder(params string[] labels)
    {
        string folder = Repository.TemporaryFolder();
        VolumeFiles.Save(VolumeFiles.Noise(labels), folder, "v.mrc");
        return folder;
    }

    private static void AssertUsed(ThonProcess run, string name, string value, string source) =>
        Assert.Contains(run.Out.Split('\n'), line => line.StartsWith($"  {name} ", StringComparison.Ordinal) && line.Contains($" {value} ", StringComparison.Ordinal) && line.EndsWith($"({source})", StringComparison.Ordinal));
}
