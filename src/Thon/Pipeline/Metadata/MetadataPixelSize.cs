using System.Globalization;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>
/// The pixel size: option, then the file with the defoci, then the mdoc (times the binning since), then the stack's header. Where transforms lead from a raw stack to
/// this one, file and mdoc are about the raw one: option, then header.
/// </summary>
internal static class MetadataPixelSize
{
    private const double LargestAngstroms = 100;

    // Calibrations of one microscope differ by less; a wrong binning by far more.
    private const double Tolerance = 0.01;

    internal static Length? Resolve(MetadataSources sources, MetadataLedger ledger)
    {
        bool ofRaw = sources.Options.Transforms is not null;
        var option = FromOption(sources);
        var ctf = ofRaw ? null : MetadataStated.Of(sources.Ctf?.PixelSize?.Angstroms, sources.CtfSource);
        var mdoc = ofRaw ? null : FromMdoc(sources);
        var header = FromHeader(sources);
        if (ctf is { } c && (option ?? header ?? mdoc) is { } reference && Differ(c, reference))
            ledger.Error(
                "ctf-pixel-size", sources.Ctf!.FileName, null, Text(c), $"{Text(reference)} of {reference.Source}, within 1 %",
                MetadataBinning.Between(c.Value, reference.Value) + "Give the file that was made for this stack, or estimate again.");

        if ((option ?? ctf ?? mdoc ?? header) is not { } stated)
        {
            ledger.Error(
                "pixel-size-missing", sources.Stack.Name, null, "no pixel size in its header or metadata", null,
                "State it with --pixel-size, in angstrom.");
            return null;
        }

        Compare(sources, stated, mdoc, ledger);
        Compare(sources, stated, header, ledger);
        if (stated == mdoc) CheckSize(sources, ledger);
        if (!IsPlausible(stated))
        {
            ledger.Error(
                "pixel-size", sources.Stack.Name, stated.Source, Text(stated), Plausible,
                "State the right one with --pixel-size, in angstrom.");
            return null;
        }

        ledger.Use("pixel size", Text(stated), stated.Source);
        return new(stated.Value);
    }

    /// <summary>What option or header state about the stack itself.</summary>
    internal static MetadataStated? OfStack(MetadataSources sources) => FromOption(sources) ?? FromHeader(sources);

    internal static bool IsPlausible(MetadataStated stated) => stated.Value > 0 && stated.Value <= LargestAngstroms;

    internal static string Plausible => string.Create(CultureInfo.InvariantCulture, $"above 0, at most {LargestAngstroms} A");

    private static MetadataStated? FromOption(MetadataSources sources) => MetadataStated.Of(sources.Options.PixelSize?.Angstroms, "option --pixel-size");

    private static MetadataStated? FromHeader(MetadataSources sources) => MetadataStated.Of(sources.Stack.PixelSize?.Angstroms, sources.StackSource);

    private static MetadataStated? FromMdoc(MetadataSources sources)
    {
        if (sources.Mdoc?.PixelSpacing is not { } recorded) return null;
        return MetadataBinning.Recorded(sources) is { } size && MetadataBinning.Factor(size, sources) is > 1 and { } factor
            ? new(recorded.Angstroms * factor, string.Create(CultureInfo.InvariantCulture, $"{sources.MdocSource}, binned by {factor}"))
            : new(recorded.Angstroms, sources.MdocSource);
    }

    private static void Compare(MetadataSources sources, MetadataStated used, MetadataStated? other, MetadataLedger ledger)
    {
        if (other is not { } second || !Differ(second, used)) return;
        // A file with the defoci that is refused for its pixel size has named this one already.
        if (used.Source == sources.CtfSource && ledger.Findings.Any(finding => finding.Code == "ctf-pixel-size")) return;
        ledger.Warning(
            "pixel-size-contradiction", sources.Stack.Name, null, $"{Text(second)} in the {second.Source}", $"{Text(used)} of {used.Source}, which is used",
            MetadataBinning.Between(second.Value, used.Value) + (sources.Options.PixelSize is null ? "State the right one with --pixel-size; a stack binned after recording is often the reason." : "Check which is right."));
    }

    // A stack cut out of larger images keeps their pixel size; one binned by a fraction does not, and nothing but a person can tell.
    private static void CheckSize(MetadataSources sources, MetadataLedger ledger)
    {
        if (MetadataBinning.Recorded(sources) is not { } size || MetadataBinning.Factor(size, sources) is not null) return;
        ledger.Warning(
            "mdoc-image-size", sources.Mdoc!.Name, null, $"ImageSize {size.Width} x {size.Height}",
            $"a whole multiple of the stack's {sources.Stack.Width} x {sources.Stack.Height}",
            "The pixel size is used as the mdoc states it, as for a stack that was cropped; state another with --pixel-size.");
    }

    internal static bool Differ(MetadataStated a, MetadataStated b) => Math.Abs(a.Value - b.Value) > Tolerance * Math.Abs(b.Value);

    internal static string Text(MetadataStated stated) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(stated.Value, 6)} A");
}
