using System.Globalization;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>The pixel size of the raw stack that transforms lead from: option, then the file with the defoci, then the mdoc.</summary>
internal static class MetadataRawPixelSize
{
    internal static Length? Resolve(MetadataSources sources, MetadataLedger ledger)
    {
        var option = MetadataStated.Of(sources.Options.RawPixelSize?.Angstroms, "option --raw-pixel-size");
        var ctf = MetadataStated.Of(sources.Ctf?.PixelSize?.Angstroms, sources.CtfSource);
        if ((option ?? ctf ?? MetadataStated.Of(sources.Mdoc?.PixelSpacing?.Angstroms, sources.MdocSource)) is not { } stated)
        {
            ledger.Error(
                "raw-pixel-size-missing", sources.Options.Transforms, null, "shifts in pixels of a raw stack whose pixel size no metadata state", null,
                "State it with --raw-pixel-size, in angstrom.");
            return null;
        }

        if (ctf is { } fitted && MetadataPixelSize.Differ(fitted, stated))
            ledger.Warning(
                "raw-pixel-size-contradiction", sources.Ctf!.FileName, null, MetadataPixelSize.Text(fitted), $"{MetadataPixelSize.Text(stated)} of {stated.Source}, which is used",
                "Right where the defoci were estimated on another binning of the raw stack than the transforms were made for.");
        if (!MetadataPixelSize.IsPlausible(stated))
        {
            ledger.Error("raw-pixel-size", sources.Options.Transforms, stated.Source, MetadataPixelSize.Text(stated), MetadataPixelSize.Plausible, "State the right one with --raw-pixel-size, in angstrom.");
            return null;
        }

        ledger.Use("raw pixel size", MetadataPixelSize.Text(stated) + Binning(sources, stated.Value), stated.Source);
        return new(stated.Value);
    }

    private static string Binning(MetadataSources sources, double raw) =>
        MetadataPixelSize.OfStack(sources) is { } stack ? string.Create(CultureInfo.InvariantCulture, $", binned by {Math.Round(stack.Value / raw, 3)}") : "";
}
