using System.Globalization;
using Thon.Formats.Mrc;
using Thon.Fourier;
using Thon.Pipeline.Metadata;
using Thon.Units;

namespace Thon.Pipeline.Deconvolution;

/// <summary>Whether a file is a volume that one filter serves, and no stack.</summary>
internal static class VolumeCheck
{
    // [MRC2014]: stacks of volumes have space groups from here on.
    private const int FirstOfVolumeStacks = 401;

    // Programs write pixel sizes with few digits; a voxel that is not a cube differs by more.
    private const double EqualSides = 0.01;

    /// <summary>Reports what speaks against a file, and what makes it look like a tilt series.</summary>
    /// <param name="volume">The file.</param>
    /// <param name="stated">The pixel size the user states, or null.</param>
    /// <param name="ledger">Takes the findings.</param>
    public static void Report(MrcReader volume, Length? stated, MetadataLedger ledger)
    {
        var header = volume.Header;
        if (header.SpaceGroup >= FirstOfVolumeStacks && header.Sampling.Z > 0 && header.Sampling.Z < header.Size.Z)
            ledger.Error("volume-stack", volume.Name, "header byte 88", Text($"space group {header.SpaceGroup}: a stack of volumes"), "one volume", "Split it");
        ReportSize(volume, ledger);
        ReportSides(volume, stated, ledger);
        ReportStack(volume, ledger);
    }

    private static void ReportSides(MrcReader volume, Length? stated, MetadataLedger ledger)
    {
        var header = volume.Header;
        Length?[] sides = [header.PixelSize, header.PixelSizeAlongRows, header.Size.Z > 1 ? header.PixelSizeAlongSections : null];
        double[] known = [.. sides.OfType<Length>().Select(side => side.Angstroms)];
        if (known.Length == 0 || known.Max() - known.Min() <= EqualSides * known.Min()) return;
        string found = string.Join(" x ", sides.Select(side => side is { } length ? Text($"{length.Angstroms:G6}") : "?")) + " A";
        const string code = "voxel-not-cubic", place = "header bytes 28-51", expected = "voxels of equal sides";
        if (stated is null) ledger.Error(code, volume.Name, place, found, expected, "If the header is wrong, state the right size with --pixel-size, in angstrom");
        else ledger.Warning(code, volume.Name, place, found, expected, "--pixel-size is taken for all three");
    }

    private static void ReportSize(MrcReader volume, MetadataLedger ledger)
    {
        if (Math.Max(Math.Max(volume.Width, volume.Height), volume.Count) <= SmoothSize.LongestTransform) return;
        ledger.Error("volume-too-large", volume.Name, "header bytes 0-11", Text($"{volume.Width} x {volume.Height} x {volume.Count} voxels"), Text($"at most {SmoothSize.LongestTransform} along each side"), "Cut or bin it");
    }

    // The mdoc of a series may bear the name of its volume as well; an extended header, or one section for each slice, is no chance.
    private static void ReportStack(MrcReader volume, MetadataLedger ledger)
    {
        if (TiltSeriesSign.Of(volume) is not { } sign || sign.Sections != volume.Count) return;
        ledger.Error(
            "stack-not-volume", volume.Name, null, sign.Words, "a volume",
            $"The stack of a tilt series is deconvolved image by image: give the file with its defoci with --ctf. If it is a volume all the same, {sign.WayOut}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
