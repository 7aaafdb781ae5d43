using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Dialects;

namespace Thon.Formats.Mdoc;

/// <summary>Writes a description as the mdoc of a series, <c>NAME.mrc.mdoc</c>, in SerialEM's dialect or in that of the mdoc it came from.</summary>
public static class MdocWriter
{
    private const SeriesFact Held = SeriesFact.Voltage | SeriesFact.PixelSize | SeriesFact.ImageSize | SeriesFact.TiltAxis | SeriesFact.TiltAngles | SeriesFact.Movies
        | SeriesFact.Doses | SeriesFact.NominalDefocus | SeriesFact.Order;

    /// <summary>The mdoc of a series.</summary>
    /// <param name="series">Its description: a name, and every section from 0 once, with its tilt angle.</param>
    /// <param name="template">
    /// The mdoc it came from, whose lines stay as they are, in their order and to the byte, but for values that differ; what is missing is added at the end of its section.
    /// Null, or one without sections of ZValue, for a fresh one.
    /// </param>
    public static DialectOutput Write(SeriesDescription series, MdocFile? template)
    {
        var (tilts, findings) = SectionOrder.Of(series);
        findings = findings.AddRange(Missing(series));
        if (findings.HasErrors) return new([], findings);
        string file = series.Name + ".mrc.mdoc";
        if (template is not null && !template.Images.Any(image => image.ZValue is not null))
        {
            findings = findings.Add(Finding.Note("convert-lossy", file, null, "nothing of what else the mdocs of the movies say is written"));
            template = null;
        }

        var mdoc = template is null ? MdocFresh.Of(series, tilts, file) : MdocRewrite.Of(template, series, tilts);
        findings = findings.AddRange(SeriesFacts.NotHeld(series, file, Held)).AddRange(template is null ? Undated(tilts, file) : Unmatched(template, tilts, file));
        return new([new(file, mdoc.Encode())], findings);
    }

    private static IEnumerable<Finding> Missing(SeriesDescription series)
    {
        if (string.IsNullOrWhiteSpace(series.Name))
            yield return Finding.Error("convert-missing", series.FileName, "name", "not stated", "the name of the series", "Name its stack as well");
        int without = series.Tilts.Count(tilt => tilt.TiltAngle is null);
        if (without > 0)
            yield return Finding.Error(
                "convert-missing", series.FileName, "tilt angles", string.Create(CultureInfo.InvariantCulture, $"{without} of {series.Tilts.Length} tilts without a nominal one"), "that of every tilt",
                "Name a file that has them as well, such as a .rawtlt");
    }

    // Nobody knows when the images were taken once only their order is known.
    private static IEnumerable<Finding> Undated(ImmutableArray<TiltDescription> tilts, string file)
    {
        bool ordered = tilts.All(tilt => tilt.DoseBefore is not null);
        yield return Finding.Note(
            "convert-lossy", file, "DateTime", "not written, as no file told it", null,
            ordered ? "The order of acquisition is that of PriorRecordDose" : "Nothing in the file tells the order of acquisition; state it to programs that ask");
    }

    private static IEnumerable<Finding> Unmatched(MdocFile template, ImmutableArray<TiltDescription> tilts, string file)
    {
        int[] without = [.. template.Images.Select(image => image.ZValue!.Value).Where(section => section >= tilts.Length).Distinct()];
        if (without.Length > 0)
            yield return Finding.Warning(
                "convert-unmatched", file, $"[ZValue = {without[0]}]", $"{without.Length} sections of {template.Name} that the series does not have", "the sections of the series",
                "They were kept as they are; delete them if their images are not in the stack");
        int[] images = [.. template.Images.Select(image => image.ZValue!.Value)];
        int[] added = [.. tilts.Select(tilt => tilt.Section!.Value).Except(images)];
        if (added.Length > 0)
            yield return Finding.Warning(
                "convert-unmatched", file, $"[ZValue = {added[0]}]", $"{added.Length} sections that {template.Name} does not have", "the sections of the series",
                "They were added with what is known of them");
    }
}
