using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Star;

namespace Thon.Formats.Warp;

/// <summary>Writes <c>.tomostar</c> files. Of a template the order of rows, columns nobody understands, paths of movies and the texts of unchanged numbers stay.</summary>
internal static class WarpTomostarWriter
{
    private static readonly string[] Columns =
        [TomostarFile.MovieLabel, TomostarFile.AngleLabel, TomostarFile.AxisLabel, TomostarFile.DoseLabel, TomostarFile.OffsetXLabel, TomostarFile.OffsetYLabel];

    internal static (string Text, FindingList Findings) Write(SeriesDescription series, StarFile? template)
    {
        var old = template is null ? null : TomostarFile.Block(template);
        var (tilts, findings) = old is null ? (WarpMatching.Sorted(series), FindingList.Empty) : Matched(series, old, template!.Name);
        if (findings.HasErrors) return ("", findings);
        // A column stands where the template has it or every tilt has a value for it.
        ImmutableArray<string> added = [.. Columns.Where(label => old?.Has(label) != true && tilts.All(tilt => Value(series, tilt, label, null) is not null))];
        ImmutableArray<string> labels = old is null ? added : old.Labels.AddRange(added);
        var rows = tilts.Select((tilt, i) => labels.Select(label => Value(series, tilt, label, old?.Text(i, label)) ?? old!.Text(i, label)!).ToImmutableArray());
        var block = new StarBlock(old?.Name ?? "", StarLayout.Loop, labels, [.. rows]);
        var file = template is null ? new StarFile("", [block], FindingList.Empty) : template with { Blocks = template.Blocks.Replace(old!, block) };
        return (file.Encode(), findings);
    }

    private static (ImmutableArray<TiltDescription?> Tilts, FindingList Findings) Matched(SeriesDescription series, StarBlock old, string name)
    {
        ImmutableArray<string> movies = old.Has(TomostarFile.MovieLabel) ? [.. Enumerable.Range(0, old.Rows.Length).Select(row => old.Text(row, TomostarFile.MovieLabel)!)] : [];
        return WarpMatching.To(series, movies, [.. Enumerable.Range(0, old.Rows.Length).Select(row => -(old.Number(row, TomostarFile.AngleLabel) ?? 0))], name);
    }

    private static string? Value(SeriesDescription series, TiltDescription? tilt, string label, string? old)
    {
        if (tilt is null) return old;
        if (label == TomostarFile.MovieLabel)
            return old is not null && (tilt.Movie is null || WarpText.FileName(old) == WarpText.FileName(tilt.Movie)) ? old : tilt.Movie;
        double? number = label switch
        {
            TomostarFile.AngleLabel => -tilt.TiltAngle?.Degrees,
            TomostarFile.AxisLabel => WarpNeeds.AxisOf(series, tilt)?.Degrees,
            TomostarFile.DoseLabel => tilt.DoseBefore?.ElectronsPerSquareAngstrom,
            TomostarFile.OffsetXLabel => tilt.Alignment?.ShiftX.Angstroms,
            TomostarFile.OffsetYLabel => tilt.Alignment?.ShiftY.Angstroms,
            _ => null,
        };
        return number is { } value ? WarpText.Kept(old, value) : old;
    }
}
