using Thon.Tests.Formats.Mrc;
using Thon.Tests.Formats.Tiff;
using Thon.Tests.Pipeline.Deconvolution;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>What users get wrong about volumes: each of it is told in a line they can act on, and nothing is written.</summary>
public sealed class DeconvolveBadInputTests
{
    private const string Optics = " --voltage 300 --cs 2.7 ";
    // Longer than any side that is transformed, 2^22.
    private const int Long = 5000000;

    private const string Known = " --defocus 30000" + Optics;

    [Theory]
    [InlineData("plain.mrc" + Known, "input-state-missing")]
    [InlineData("flip.mrc --input-state raw" + Known, "input-state-contradiction")]
    [InlineData("weighted.mrc --input-state flipped" + Known, "input-state-contradiction")]
    [InlineData("wiener.mrc" + Known, "already-corrected")]
    [InlineData("deconvolved.mrc" + Known, "already-deconvolved")]
    [InlineData("flip.mrc --input-state maybe" + Known, "option")]
    [InlineData("plain.mrc", "input-state-missing", "voltage-missing", "spherical-aberration-missing", "defocus-missing")]
    [InlineData("flip.mrc" + Optics, "defocus-missing")]
    [InlineData("flip.mrc --star nowhere.star" + Optics, "text-unreadable")]
    [InlineData("plain.mrc --star nowhere.star", "text-unreadable", "input-state-missing")]
    [InlineData("long.mrc" + Known, "volume-too-large")]
    [InlineData("flip.mrc --max-memory 4B" + Known, "option")]
    [InlineData("flip.mrc --star failed.star" + Optics, "star-no-tilt")]
    [InlineData("flip.mrc --star words.star" + Optics, "star-none")]
    [InlineData("flip.mrc --defocus 3.5" + Optics, "option")]
    [InlineData("flip.mrc --defocus -30000" + Optics, "option")]
    [InlineData("flip.mrc --defocus 300001" + Optics, "option")]
    [InlineData("unsized.mrc" + Known, "pixel-size-missing")]
    [InlineData("flip.mrc --pixel-size 0" + Known, "option")]
    [InlineData("slabs.mrc" + Known, "voxel-not-cubic")]
    [InlineData("several.mrc" + Known, "volume-stack")]
    [InlineData("cut.mrc" + Known, "mrc-truncated")]
    [InlineData("image.tif" + Known, "volume-format")]
    [InlineData("words.star" + Known, "image-format")]
    [InlineData("nowhere.mrc" + Known, "file-not-found")]
    [InlineData("flip.mrc --preset wrap --highpass 0.02" + Known, "option")]
    [InlineData("flip.mrc --highpass 0.02" + Known, "option")]
    [InlineData("flip.mrc --preset warp --highpass 10001" + Known, "option")]
    [InlineData("flip.mrc --preset isonet --highpass 300" + Known, "option")]
    [InlineData("flip.mrc --preset tom --highpass 0" + Known, "option")]
    [InlineData("flip.mrc --preset membrain --highpass 0.6" + Known, "option")]
    [InlineData("flip.mrc --strength 6 --falloff -1 --phase-shift 200 --max-memory 127M --pixels float64 --plot f.jpg" + Known, "option")]
    [InlineData("flip.mrc --max-memory 4000" + Known, "option")]
    [InlineData("flip.mrc --max-memory lots" + Known, "option")]
    [InlineData("flip.mrc --out flip.mrc --force" + Known, "output-is-input")]
    [InlineData("flip.mrc --out link.mrc --force" + Known, "output-is-input")]
    [InlineData("flip.mrc --star good.star --out good.star --force" + Known, "output-is-input")]
    [InlineData("flip.mrc --out plain.mrc" + Known, "output-exists")]
    [InlineData("flip.mrc --out plain.mrc --plot there.png" + Known, "output-exists")]
    [InlineData("flip.mrc --out new.mrc --plot there.png" + Known, "output-exists")]
    [InlineData("flip.mrc --out v.tif" + Known, "output-format")]
    [InlineData("flip.mrc --out folder --force" + Known, "output-is-folder")]
    public void Each_is_told_with_exit_code_2_and_leaves_nothing(string line, params string[] codes)
    {
        string folder = Folder();
        var before = Listing(folder);
        var run = ThonProcess.RunIn(folder, ["deconvolve", .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.True(run.ExitCode == 2, $"exit code {run.ExitCode}: {run.Error}");
        string[] errors = [.. run.ErrorLines.Where(said => said.StartsWith("error: ", StringComparison.Ordinal))];
        Assert.Equal(codes.Order(), errors.Select(error => error[(error.LastIndexOf('[') + 1)..].TrimEnd(']')).Distinct().Order());
        Assert.Equal(errors.Length, errors.Distinct().Count());
        Assert.DoesNotContain(run.ErrorLines, said => said.TrimStart().StartsWith("at ", StringComparison.Ordinal) || said.Contains("Exception", StringComparison.Ordinal));
        Assert.Equal(before, Listing(folder));
    }

    [Fact]
    public void Micrometres_are_recognised_and_turned_into_angstrom_for_the_user()
    {
        var run = ThonProcess.RunIn(Folder(), "deconvolve", "flip.mrc", "--defocus", "3.5", "--voltage", "300", "--cs", "2.7");
        Assert.Contains("angstrom, underfocus positive: not micrometre, of which 3.5 are 35000 angstrom", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public void Every_wrong_option_is_named()
    {
        var run = ThonProcess.RunIn(
            Folder(), "deconvolve", "flip.mrc", "--preset", "warp", "--highpass", "5", "--strength", "nan", "--falloff", "101", "--defocus", "four", "--input-state", "flip", "--max-memory", "1M", "--plot", "f");
        Assert.Equal(
            ["--defocus", "--falloff", "--highpass", "--input-state", "--max-memory", "--plot", "--strength"], run.ErrorLines.Select(line => line.Split(' ')[1].TrimEnd(':')).Order());
    }

    /// <summary>A folder with volumes of every state, and one thing of every kind that goes wrong.</summary>
    private static string Folder()
    {
        string folder = Repository.TemporaryFolder();
        VolumeFiles.Save(VolumeFiles.Noise(), folder, "plain.mrc");
        VolumeFiles.Save(VolumeFiles.Noise("Thon: flip"), folder, "flip.mrc");
        VolumeFiles.Save(VolumeFiles.Noise("Thon: dw(gg,mid)"), folder, "weighted.mrc");
        VolumeFiles.Save(VolumeFiles.Noise("Thon: wiener+dw(gg,mid)"), folder, "wiener.mrc");
        VolumeFiles.Save(VolumeFiles.Noise("Thon: flip+deconv(warp)"), folder, "deconvolved.mrc");
        VolumeFiles.Save(VolumeFiles.Cell(VolumeFiles.Noise("Thon: flip"), 0, 0, 0), folder, "unsized.mrc");
        VolumeFiles.Save(VolumeFiles.Cell(VolumeFiles.Noise("Thon: flip"), 10, 10, 20), folder, "slabs.mrc");
        VolumeFiles.Save(VolumeFiles.Noise("Thon: flip").Int(36, VolumeFiles.Depth / 2).Float(48, VolumeFiles.Pixel * VolumeFiles.Depth / 2).Int(88, 401), folder, "several.mrc");
        Save("cut.mrc", VolumeFiles.Noise("Thon: flip").ToArray()[..^40]);
        VolumeFiles.Save(new MrcBytes(0, Long, 1, 1).Text(224, "Thon: flip").Int(220, 1), folder, "long.mrc");
        using (var file = File.OpenWrite(Path.Combine(folder, "long.mrc"))) file.SetLength(1024 + Long);
        Save("image.tif", TiffFiles.ByHand(false, 8, 4, 8, 1, new byte[32]));
        Save("words.star", "these are words\n"u8.ToArray());
        Save("there.png", "mine"u8.ToArray());
        File.WriteAllText(Path.Combine(folder, "good.star"), VolumeFiles.Star((0, 30000, 29000, 0, "good", 0)));
        File.WriteAllText(Path.Combine(folder, "failed.star"), VolumeFiles.Star((0, 30000, 29000, 0, "failed", 0), (3, 30000, 29000, 0, "good", 1)));
        File.CreateSymbolicLink(Path.Combine(folder, "link.mrc"), "flip.mrc");
        Directory.CreateDirectory(Path.Combine(folder, "folder"));
        return folder;

        void Save(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder, name), bytes);
    }

    private static string[] Listing(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path =>
            File.Exists(path) ? $"{path} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}" : path)];
}
