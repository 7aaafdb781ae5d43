using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Tilts;

namespace Thon.Formats.Star;

/// <summary>What a series says that a version of RELION has no place for.</summary>
internal static class RelionLosses
{
    /// <summary>A note of what is lost, a note of the images left out, and a warning where RELION would take corrected images for raw ones.</summary>
    internal static IEnumerable<Finding> Of(SeriesDescription series, Dialect dialect, ImmutableArray<string> partial)
    {
        string[] lost = [.. OfSeries(series, dialect), .. OfTilts(series, dialect), .. partial.Select(label => $"{label}, which not all images have")];
        if (lost.Length > 0) yield return Finding.Note("convert-lossy", series.FileName, null, $"{NameOf(dialect)} has no place for: {string.Join("; ", lost)}");
        if (series.DataType is { Steps.IsEmpty: false } type)
            yield return Finding.Warning("convert-data-type", series.FileName, "thonDataType", $"images that are {type.Label}", "raw images", "RELION takes them for raw ones and would correct them again: give it the raw stack.");
    }

    /// <summary>A note that names the images that get no row.</summary>
    internal static IEnumerable<Finding> OfExcluded(SeriesDescription series)
    {
        string[] rows = [.. series.Tilts.Where(tilt => tilt.IsExcluded).Select(Shown)];
        if (rows.Length > 0) yield return Finding.Note("convert-excluded", series.FileName, null, $"{rows.Length} excluded images have no row: {string.Join(", ", rows)}");
    }

    /// <summary>A note that names the template's rows that are not written again.</summary>
    internal static IEnumerable<Finding> OfTemplate(SeriesDescription? template, IReadOnlyList<StarRow<RelionTilt>> rows, SeriesDescription series)
    {
        if (template is null) yield break;
        var kept = rows.Select(row => row.TemplateRow).ToHashSet();
        string[] dropped = [.. template.Tilts.Where(tilt => !kept.Contains(tilt.Row)).Select(Shown)];
        if (dropped.Length > 0) yield return Finding.Note("convert-rows-left", template.FileName, null, $"{dropped.Length} rows are not of the images written: {string.Join(", ", dropped)}");
        int added = rows.Count(row => row.TemplateRow is null);
        if (added > 0 && !template.Tilts.IsEmpty)
            yield return Finding.Warning("convert-rows-new", series.FileName, null, string.Create(CultureInfo.InvariantCulture, $"{added} images that the file it came from has no row of"), "a row for each", "Columns that are not understood hold None there.");
    }

    private static IEnumerable<string> OfSeries(SeriesDescription series, Dialect dialect)
    {
        if (series.SlabThickness is not null) yield return "the thickness";
        if (series is { TiltOffset.Radians: not 0 }) yield return "tilt offset of the series";
        bool aligned = dialect != Dialect.Relion3 && series.Tilts.All(tilt => tilt.IsExcluded || tilt.Alignment is not null);
        if (!aligned && XTilts.AreTold(series)) yield return "X-tilt of the series";
        if (series.TiltOffsetSigma is not null || series.XTiltSigma is not null || series.SlabThicknessSigma is not null) yield return "standard errors of thickness and tilt";
        if (dialect == Dialect.Relion3 && series.Hand is not null) yield return "the hand";
        if (dialect == Dialect.Relion4 && series.MoviePixelSize is not null) yield return "the pixel size of the movies";
    }

    private static IEnumerable<string> OfTilts(SeriesDescription series, Dialect dialect)
    {
        bool Any(Func<TiltDescription, bool> says) => series.Tilts.Any(says);
        if (Any(tilt => tilt.Dose is not null) && (dialect == Dialect.Relion3 || RelionSeriesColumns.CommonDose(series) is null)) yield return "the dose of each image";
        if (dialect != Dialect.Relion5)
        {
            if (Any(tilt => tilt.TiltAngle is not null)) yield return "nominal tilt angles";
            if (Any(tilt => tilt.Movie is not null)) yield return "names of movies";
            if (Any(tilt => tilt.NominalDefocus is not null)) yield return "nominal defoci";
            if (Any(tilt => tilt.Acquired is not null)) yield return "the order of acquisition";
        }

        if (dialect == Dialect.Relion4 && Any(tilt => tilt.Estimate is { Score: not null } or { Resolution: not null })) yield return "figures of merit and resolutions of the fits";
        if (dialect == Dialect.Relion3 && (series.TiltAxis is not null || Any(tilt => tilt.Alignment is not null))) yield return "tilt axis and alignment";
        var estimates = series.Tilts.Select(tilt => tilt.Estimate).OfType<DefocusEstimate>().ToArray();
        if (estimates.Any(HasErrors)) yield return "standard errors of the fits";
        if (estimates.Any(estimate => estimate.SignalToNoise is not null)) yield return "signal-to-noise curves";
        if (estimates.Any(estimate => estimate.Verdict is not null || estimate.Source != DefocusSource.Fit)) yield return "verdicts, and which defoci were predicted or set by hand";
    }

    private static bool HasErrors(DefocusEstimate estimate) =>
        (estimate.Sigma ?? estimate.USigma ?? estimate.VSigma ?? estimate.AstigmatismSigma) is not null || (estimate.AngleSigma ?? estimate.PhaseSigma) is not null;

    private static string Shown(TiltDescription tilt) => tilt.Image ?? tilt.Movie ?? string.Create(CultureInfo.InvariantCulture, $"row {tilt.Row + 1}");

    private static string NameOf(Dialect dialect) => dialect switch { Dialect.Relion5 => "RELION 5", Dialect.Relion4 => "RELION 4", _ => "RELION 3.1" };
}
