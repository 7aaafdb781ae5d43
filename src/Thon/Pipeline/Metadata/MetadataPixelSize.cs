using System.Globalization;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>The pixel size: option, then the file with the defoci, then the mdoc, then the stack's header.</summary>
internal static class MetadataPixelSize
{
    private const double LargestAngstroms = 100;

    // Calibrations of one microscope differ by less; a wrong binning by far more.
    private const double Tolerance = 0.01;

    internal static Length? Resolve(MetadataSources sources, MetadataLedger ledger)
    {
        var option = MetadataStated.Of(sources.Options.PixelSize?.Angstroms, "option --pixel-size");
        var ctf = MetadataStated.Of(sources.Ctf?.PixelSize?.Angstroms, sources.CtfSource);
        var mdoc = MetadataStated.Of(sources.Mdoc?.PixelSpacing?.Angstroms, sources.MdocSource);
        var header = MetadataStated.Of(sources.Stack.PixelSize?.Angstroms, sources.StackSource);
        if (option is null && mdoc is { } m && header is { } h && Differ(m, h))
            ledger.Warning(
                "pixel-size-contradiction", sources.Stack.Name, null, $"{Text(h)} in its header, {Text(m)} in its mdoc", "the same in both",
                "State the right one with --pixel-size; a stack binned after recording is often the reason.");
        if (ctf is { } c && (option ?? header ?? mdoc) is { } reference && Differ(c, reference))
            ledger.Error(
                "ctf-pixel-size", sources.Ctf!.FileName, null, Text(c), $"{Text(reference)} of {reference.Source}, within 1 %",
                "Give the file that was made for this stack, or estimate again.");

        if ((option ?? ctf ?? mdoc ?? header) is not { } stated)
        {
            ledger.Error(
                "pixel-size-missing", sources.Stack.Name, null, "no pixel size in its header or metadata", null,
                "State it with --pixel-size, in angstrom.");
            return null;
        }

        if (!(stated.Value > 0 && stated.Value <= LargestAngstroms))
        {
            ledger.Error(
                "pixel-size", sources.Stack.Name, stated.Source, Text(stated), "above 0, at most 100 A",
                "State the right one with --pixel-size, in angstrom.");
            return null;
        }

        ledger.Use("pixel size", Text(stated), stated.Source);
        return new(stated.Value);
    }

    private static bool Differ(MetadataStated a, MetadataStated b) => Math.Abs(a.Value - b.Value) > Tolerance * Math.Abs(b.Value);

    private static string Text(MetadataStated stated) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(stated.Value, 6)} A");
}
