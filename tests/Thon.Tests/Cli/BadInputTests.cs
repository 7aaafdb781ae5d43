using System.Text;
using Thon.Formats.Mrc;
using Thon.Tests.Formats.Mrc;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>What users get wrong at night: each of it is told in a line they can act on, and nothing is written.</summary>
public sealed class BadInputTests
{
    private const string Optics = "--voltage 300 --cs 2.7 ";
    private const string Dose = "dose ts.mrc --dose 3 --dose-order stack --voltage 300 --out out/d.mrc ";
    private const string Frames = "dose --frames ts.mrc --voltage 300 --out out/sum.mrc ";
    private const string Correct = "correct ts.mrc --ctf five.defocus --tilt-angles five.tlt --hand +1 --out out/c.mrc --voltage 300 --cs 2.7 ";
    private const string Unpaired = "correct ts.mrc --ctf ts.defocus --tilt-angles five.tlt --out out/c.mrc " + Optics;
    private const string Aligned = Unpaired + "--tilt-axis 85 --hand +1 --raw-pixel-size 1.35 ";

    [Theory]
    [InlineData("run cut.mrc --out out " + Optics, "mrc-truncated")]
    [InlineData("run empty.mrc --out out " + Optics, "image-empty")]
    [InlineData("run huge.mrc --out out " + Optics, "mrc-size")]
    [InlineData("run negative.mrc --out out " + Optics, "mrc-size")]
    [InlineData("run mode99.mrc --out out " + Optics, "mrc-mode")]
    [InlineData("run transform.mrc --out out " + Optics, "mrc-mode")]
    [InlineData("run nowhere.mrc --out out " + Optics, "file-not-found")]
    [InlineData("run . --out out " + Optics, "file-is-folder")]
    [InlineData("run ts.mrc --out out", "voltage-missing", "spherical-aberration-missing", "tilt-angles-missing", "dose-missing")]
    [InlineData("run ts.mrc --out out --dose-weight off --tilt-angles three.tlt " + Optics, "tilt-angles-count")]
    [InlineData("run ts.mrc --out out --dose-weight off --tilt-angles words.tlt " + Optics, "imod-angle")]
    [InlineData("run ts.mrc --out out --dose-weight off --tilt-angles . " + Optics, "text-unreadable")]
    [InlineData("run ts.mrc --out out --tilt-angles five.tlt --dose 3 " + Optics, "dose-order-missing")]
    [InlineData("run ts.mrc --out out --tilt-angles five.tlt --dose-file few.txt " + Optics, "dose-file-count")]
    [InlineData("run ts.mrc --out out --mdoc binary.mdoc " + Optics, "text-unreadable")]
    [InlineData("run ts.mrc --out out --mdoc nowhere.mdoc " + Optics, "text-unreadable")]
    [InlineData("run ts.mrc --out out --pixel-size nan --cs -1 --tilt-axis north", "option")]
    [InlineData("run ts.mrc --out three.tlt --tilt-angles five.tlt --dose 3 --dose-order stack " + Optics, "output-folder-is-file")]
    [InlineData("run ts.mrc --out three.tlt/out --tilt-angles five.tlt --dose 3 --dose-order stack " + Optics, "output-folder-is-file")]
    [InlineData("estimate three.tlt --out out " + Optics, "image-format")]
    [InlineData("estimate ts.mrc --out out --phase plate " + Optics, "option")]
    [InlineData("estimate ts.mrc --out out --phase 200 " + Optics, "option")]
    [InlineData("estimate ts.mrc --out out --thickness 0 " + Optics, "option")]
    [InlineData("estimate ts.mrc --out out --thickness 10um " + Optics, "option")]
    [InlineData("estimate ts.mrc --out out --astigmatism none " + Optics, "option")]
    [InlineData("estimate ts.mrc --out out --defocus-range 5:2 " + Optics, "option")]
    [InlineData("estimate ts.mrc --out out --defocus-range 20000:50000 " + Optics, "option")]
    [InlineData("estimate ts.mrc --out out --exclude 3- " + Optics, "exclude")]
    [InlineData("run ts.mrc --out out --dose-weight off --tilt-angles five.tlt --exclude 1,5 " + Optics, "exclude-section")]
    [InlineData("run ts.mrc --out out --dose-weight off --tilt-angles five.tlt --exclude 0-4 " + Optics, "exclude-all")]
    [InlineData("estimate ts.mrc --out out --bogus 3 " + Optics, "usage")]
    [InlineData("correct ts.mrc --out out/c.mrc", "option")]
    [InlineData("correct ts.mrc --ctf nowhere.star --out out/c.mrc", "text-unreadable")]
    [InlineData("correct ts.mrc --ctf five.tlt --tilt-angles five.tlt --out out/c.mrc " + Optics, "ctf-unknown")]
    [InlineData("correct ts.mrc --ctf ts.mrc --tilt-angles five.tlt --out out/c.mrc " + Optics, "text-unreadable")]
    [InlineData(Aligned + "--xf few.xf", "xf-count")]
    [InlineData(Aligned + "--xf mirror.xf", "xf-shape")]
    [InlineData(Aligned + "--xf binned.xf", "xf-shape")]
    [InlineData(Aligned + "--xf nowhere.xf", "text-unreadable")]
    [InlineData(Aligned + "--xf five.tlt", "imod-transform")]
    [InlineData(Unpaired + "--tilt-axis 85 --hand +1 --xf five.xf", "raw-pixel-size-missing")]
    [InlineData(Unpaired + "--raw-pixel-size 1.35 --xf five.xf", "tilt-axis-missing", "hand-missing")]
    [InlineData(Unpaired + "--tilt-axis 85 --hand auto --raw-pixel-size 0 --xf five.xf", "option")]
    [InlineData(Unpaired + "--tilt-axis 85 --hand auto --raw-pixel-size 1.35 --xf five.xf", "hand-missing")]
    [InlineData(Unpaired + "--tilt-axis 85 --hand +1 --raw-pixel-size 1.35", "raw-pixel-size")]
    [InlineData("dose ts.mrc --dose 3 --dose-order stack --voltage 300 --out three.tlt", "output-exists")]
    [InlineData("dose ts.mrc --dose 3 --dose-order stack --voltage 300 --out ts.mrc --force", "output-is-input")]
    [InlineData("dose ts.mrc --dose-file doses.txt --voltage 300 --out ./doses.txt --force", "output-is-input")]
    [InlineData("dose ts.mrc --dose 3 --dose-order stack --voltage 300 --out folder --force", "output-is-folder")]
    [InlineData("run ts.mrc --out out --dose-weight off --tilt-angles ts.mrc.doc " + Optics, "tilt-angles-mdoc")]
    [InlineData("run ts.mrc --out out --tilt-angles five.tlt --dose-order stack --dose-file summed.txt " + Optics, "dose-file-cumulative")]
    [InlineData("run weighted.mrc --out out --cs 2.7", "already-weighted", "voltage-missing", "tilt-angles-missing", "dose-missing")]
    [InlineData("correct flipped.mrc --ctf nowhere.star --out out/c.mrc " + Optics, "already-corrected", "text-unreadable")]
    [InlineData("estimate flipped.mrc --out out " + Optics, "already-corrected", "tilt-angles-missing")]
    [InlineData("dose weighted.mrc --dose 3 --dose-order stack --voltage 300 --out out/d.mrc", "already-weighted")]
    [InlineData("correct wiener.mrc --ctf five.defocus --tilt-angles five.tlt --out out/c.mrc " + Optics, "already-corrected")]
    [InlineData("run multiply.mrc --out out --dose-weight off --tilt-angles five.tlt --correct none " + Optics, "already-corrected")]
    [InlineData(Correct + "--mode wiener", "snr-missing")]
    [InlineData(Correct + "--mode none", "option")]
    [InlineData(Correct + "--mode wienr --snr 1", "option")]
    [InlineData(Correct + "--snr 1", "option-without-effect")]
    [InlineData(Correct + "--mode multiply --snr fit --max-gain 3", "option-without-effect")]
    [InlineData(Correct + "--mode wiener --snr 0", "option")]
    [InlineData(Correct + "--mode wiener --snr 1e7", "option")]
    [InlineData(Correct + "--mode wiener --snr 1:-3", "option")]
    [InlineData(Correct + "--mode wiener --snr 1:10001", "option")]
    [InlineData(Correct + "--mode wiener --snr 1:2:3", "option")]
    [InlineData(Correct + "--mode wiener --snr 1 --max-gain 0", "option")]
    [InlineData(Correct + "--mode wiener --snr 1 --max-gain 101", "option")]
    [InlineData(Correct + "--b-factor -1", "option")]
    [InlineData(Correct + "--b-factor 5001", "option")]
    [InlineData(Correct + "--max-resolution 0", "option")]
    [InlineData("run ts.mrc --out out --correct none --dose-weight off --b-factor 100 --max-resolution 20 --tilt-angles five.tlt " + Optics, "option-without-effect")]
    [InlineData("run ts.mrc --out out --correct none --dose-weight off --also half.mrc --tilt-angles five.tlt " + Optics, "also-no-step")]
    [InlineData("run ts.mrc --out out --correct invert --tilt-angles five.tlt " + Optics, "option")]
    [InlineData(Correct + "--also nowhere.mrc flipped.mrc ts.mrc", "file-not-found", "already-corrected", "also-twice")]
    [InlineData(Correct + "--also half.mrc --also half.mrc", "also-twice")]
    [InlineData(Correct + "--also", "usage")]
    [InlineData("correct ts.mrc --ctf five.defocus --tilt-angles five.tlt --hand +1 --out out/half_flip.mrc --also half.mrc " + Optics, "output-twice")]
    [InlineData("dose ts.mrc --dose 3 --dose-order stack --voltage 300 --out out/d.mrc --also weighted.mrc", "already-weighted")]
    [InlineData(Dose + "--curve grant", "option")]
    [InlineData(Dose + "--curve bfactor --b-per-dose 0", "option")]
    [InlineData(Dose + "--curve bfactor --b-per-dose 1001", "option")]
    [InlineData(Dose + "--b-per-dose 3", "option-without-effect")]
    [InlineData(Dose + "--curve gg --b-per-dose 3", "option-without-effect")]
    [InlineData(Dose + "--normalise all --cos-tilt yes --dose-at now", "option")]
    [InlineData(Dose + "--initial-dose -1", "option")]
    [InlineData(Dose + "--initial-dose 1e4", "option")]
    [InlineData(Dose + "--cos-tilt on", "tilt-angles-missing")]
    [InlineData("dose --dose 3 --voltage 300 --out out/d.mrc", "usage")]
    [InlineData(Dose + "--frames half.mrc", "usage")]
    [InlineData("dose --dose 3 --voltage 3 --pixels float8", "usage", "option")]
    [InlineData("estimate --voltage 3 --out out", "usage", "option")]
    [InlineData("run ts.mrc --out out --dose-weight off --curve bfactor --b-per-dose 3 --normalise sumsq --cos-tilt on --tilt-angles five.tlt " + Optics, "option-without-effect")]
    [InlineData(Frames, "dose-missing")]
    [InlineData(Frames + "--dose 2 --dose-order stack --normalise sumsq --cos-tilt on --mdoc none --tilt-angles five.tlt --also half.mrc", "option-without-effect")]
    [InlineData(Frames + "--dose 2 --hand +1 --tilt-axis 0 --cs 2.7 --amplitude-contrast 0.1", "option-without-effect")]
    [InlineData(Frames + "--dose 2 --b-per-dose 3", "option-without-effect")]
    [InlineData(Frames + "--dose-file few.txt", "dose-file-count")]
    [InlineData(Frames + "--dose-file nowhere.txt", "text-unreadable")]
    [InlineData("dose --frames weighted.mrc --dose 2 --voltage 300 --out out/sum.mrc", "already-weighted")]
    [InlineData("dose --frames deconvolved.mrc --dose 2 --voltage 300 --out out/sum.mrc", "already-deconvolved")]
    [InlineData("dose --frames nowhere.mrc --dose 2 --voltage 300 --out out/sum.mrc", "file-not-found")]
    [InlineData("dose --frames cut.mrc --dose 2 --voltage 300 --out out/sum.mrc", "mrc-truncated")]
    [InlineData("dose --frames ts.mrc --dose 2 --out out/sum.mrc", "voltage-missing")]
    [InlineData("dose --frames ts.mrc --dose 2 --voltage 300 --out ts.mrc --force", "output-is-input")]
    [InlineData("dose --frames ts.mrc --dose 2 --voltage 300 --out sum.tif", "output-format")]
    [InlineData("dose --frames ts.mrc --dose 2 --voltage 300", "option")]
    public void Each_is_told_with_exit_code_2_and_leaves_nothing(string line, params string[] codes)
    {
        string folder = Folder();
        var before = Listing(folder);
        var run = ThonProcess.RunIn(folder, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(run.ExitCode == 2, $"exit code {run.ExitCode}: {run.Error}");
        string[] errors = [.. run.ErrorLines.Where(said => said.StartsWith("error: ", StringComparison.Ordinal))];
        Assert.Equal(codes.Order(), errors.Select(error => error[(error.LastIndexOf('[') + 1)..].TrimEnd(']')).Distinct().Order());
        Assert.Equal(errors.Length, errors.Distinct().Count());
        Assert.DoesNotContain(run.ErrorLines, said => said.TrimStart().StartsWith("at ", StringComparison.Ordinal) || said.Contains("Exception", StringComparison.Ordinal));
        Assert.Equal(before, Listing(folder));
    }

    [Fact]
    public void A_result_given_in_place_of_its_input_is_named_as_one_where_its_metadata_are_missing()
    {
        var run = ThonProcess.RunIn(Folder(), "estimate", "weighted.mrc", "--out", "out", "--voltage", "300", "--cs", "2.7");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(run.ErrorLines, line => line.StartsWith("note: weighted.mrc: these images are 'Thon: dw(gg,mid)'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_result_that_is_refused_hears_so_first()
    {
        var run = ThonProcess.RunIn(Folder(), "run", "weighted.mrc", "--out", "out");
        Assert.EndsWith("[already-weighted]", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(run.ErrorLines, line => line.StartsWith("note: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Missing_tilt_angles_say_how_to_give_them()
    {
        var run = ThonProcess.RunIn(Folder(), "run", "ts.mrc", "--out", "out", "--voltage", "300", "--cs", "2.7", "--dose", "3", "--dose-order", "stack");
        Assert.Contains("Give --tilt-angles FILE, a text file of 5 lines with the angle of each image in degrees, in the order of the stack; or name its mdoc with --mdoc FILE", Assert.Single(run.ErrorLines));
    }

    /// <summary>A folder with a good stack of five sections without metadata, and one thing of every kind that goes wrong.</summary>
    private static string Folder()
    {
        string folder = Repository.TemporaryFolder();
        Stack(folder, "ts.mrc");
        Stack(folder, "weighted.mrc", "Thon: dw(gg,mid)");
        Stack(folder, "deconvolved.mrc", "Thon: frames(gg,mid)+deconv(warp)");
        Stack(folder, "flipped.mrc", "Thon: flip");
        Stack(folder, "wiener.mrc", "Thon: wiener");
        Stack(folder, "multiply.mrc", "Thon: dw(gg,mid)", "Thon: multiply");
        Stack(folder, "half.mrc");
        byte[] good = File.ReadAllBytes(Path.Combine(folder, "ts.mrc"));
        Save("cut.mrc", good[..^7000]);
        Save("empty.mrc", []);
        Save("huge.mrc", new MrcBytes(2, int.MaxValue, int.MaxValue, int.MaxValue).ToArray());
        Save("negative.mrc", new MrcBytes(2, -1, 64, 5).ToArray());
        Save("mode99.mrc", new MrcBytes(99, 8, 8, 1).ToArray());
        Save("transform.mrc", new MrcBytes(4, 8, 8, 1).ToArray());
        Save("three.tlt", "-3\n0\n3\n"u8.ToArray());
        Save("five.tlt", "-6\n-3\n0\n3\n6\n"u8.ToArray());
        Save("five.defocus", "1 5 0 5 3000 2\n"u8.ToArray());
        Save("words.tlt", "-6\nminus three\n0\nnan\n6\n"u8.ToArray());
        Save("doses.txt", "0 3\n3 3\n6 3\n9 3\n12 3\n"u8.ToArray());
        Save("summed.txt", "3\n6\n9\n12\n15\n"u8.ToArray());
        Save("ts.mrc.doc", "Voltage = 300\n[ZValue = 0]\nTiltAngle = -6\n[ZValue = 1]\nTiltAngle = -3\n"u8.ToArray());
        Save("ts.defocus", "1 5 -6 6 3500 2\n"u8.ToArray());
        const string turn = "0.0871557 0.9961947 -0.9961947 0.0871557 0 0\n";
        Save("five.xf", Encoding.ASCII.GetBytes(turn + turn + turn + turn + turn));
        Save("few.xf", Encoding.ASCII.GetBytes(turn + turn + turn + turn));
        Save("mirror.xf", Encoding.ASCII.GetBytes(turn + turn + turn + turn + "-1 0 0 1 0 0\n"));
        Save("binned.xf", Encoding.ASCII.GetBytes(turn + turn + turn + turn + "0.25 0 0 0.25 0 0\n"));
        Save("few.txt", "3\n3\n3\n"u8.ToArray());
        Save("binary.mdoc", good[..2048]);
        Directory.CreateDirectory(Path.Combine(folder, "folder"));
        return folder;

        void Save(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder, name), bytes);
    }

    private static void Stack(string folder, string name, params string[] labels)
    {
        float[][] sections = [.. Enumerable.Range(0, 5).Select(section => Enumerable.Range(0, 64 * 64).Select(i => (float)(i * 7919 % 101 + section)).ToArray())];
        MrcWriterTests.Write(Path.Combine(folder, name), new(64, 64, 5, MrcMode.Float32, Length.FromAngstroms(2.5)) { Labels = labels }, sections);
    }

    private static string[] Listing(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path =>
            File.Exists(path) ? $"{path} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}" : path)];
}
