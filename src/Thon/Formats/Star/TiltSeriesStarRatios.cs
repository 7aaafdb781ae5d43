using System.Collections.Immutable;
using System.Globalization;
using Thon.Formats.Text;
using Thon.Tilts;

namespace Thon.Formats.Star;

/// <summary>The block of the signal-to-noise curves in our STAR files: a row for each point of each tilt's curve, in the order of the sections and of rising frequency.</summary>
internal static class TiltSeriesStarRatios
{
    /// <summary>A name that no program takes for a table of its own, and no series has.</summary>
    internal const string BlockName = "thon_signal_to_noise";

    private const string SectionLabel = "thonSection";
    private const string FrequencyLabel = "thonSpatialFrequency";
    private const string RatioLabel = "thonSignalToNoise";

    // Ratios run over many powers of ten, so a count of decimals would not do.
    private const int Digits = 6;

    /// <summary>The block, or null where no tilt has a curve.</summary>
    internal static StarBlock? Block(TiltSeries series)
    {
        (int Section, double Frequency, double Ratio)[] points =
        [
            .. from tilt in series.Tilts
               let curve = tilt.Estimate?.SignalToNoise
               where curve is not null
               from point in curve.Frequencies.Zip(curve.Ratios)
               select (tilt.Section, point.First, point.Second),
        ];
        return points.Length == 0 ? null : StarBlock.OfColumns(BlockName,
        [
            (SectionLabel, [.. points.Select(point => point.Section.ToString(CultureInfo.InvariantCulture))]),
            (FrequencyLabel, [.. points.Select(point => TextNumber.Significant(point.Frequency, Digits))]),
            (RatioLabel, [.. points.Select(point => TextNumber.Significant(point.Ratio, Digits))]),
        ]);
    }

    /// <summary>The rows of the tilts with their curves. Rows of the block that make no curve are reported, and leave the tilts as they are.</summary>
    /// <param name="file">The file, with or without the block.</param>
    /// <param name="tilts">The rows of its tilts.</param>
    /// <param name="reader">Collects what is wrong.</param>
    internal static ImmutableArray<TiltDescription> Read(StarFile file, ImmutableArray<TiltDescription> tilts, StarNumbers reader)
    {
        if (file[BlockName] is not { Rows.IsEmpty: false } block) return tilts;
        if (new[] { SectionLabel, FrequencyLabel, RatioLabel }.FirstOrDefault(label => !block.Has(label)) is { } missing)
        {
            reader.ReportColumn(block, missing);
            return tilts;
        }

        var curves = new Dictionary<int, SignalToNoise>();
        foreach (var rows in Enumerable.Range(0, block.Rows.Length).GroupBy(row => TextNumber.Whole(block.Text(row, SectionLabel))))
        {
            if (rows.Key is not { } section || !tilts.Any(tilt => tilt.Section == section && tilt.Estimate is not null))
                reader.Report(block, rows.First(), SectionLabel, "a section, from 0, of a tilt with a defocus");
            else if (Curve(block, rows, reader) is { } curve)
                curves.Add(section, curve);
        }

        return [.. tilts.Select(tilt => tilt.Section is { } section && curves.TryGetValue(section, out var curve)
            ? tilt with { Estimate = tilt.Estimate! with { SignalToNoise = curve } }
            : tilt)];
    }

    /// <summary>The curve that some rows make, or null where they make none; the first row that is at fault is reported.</summary>
    private static SignalToNoise? Curve(StarBlock block, IEnumerable<int> rows, StarNumbers reader)
    {
        var (frequencies, ratios) = (new List<double>(), new List<double>());
        foreach (int row in rows)
        {
            double? frequency = block.Number(row, FrequencyLabel), ratio = block.Number(row, RatioLabel);
            bool rises = frequency >= 0 && (frequencies.Count == 0 || frequency > frequencies[^1]);
            if (!rises) reader.Report(block, row, FrequencyLabel, "cycles/angstrom, zero or more, rising within a section");
            if (!(ratio > 0)) reader.Report(block, row, RatioLabel, "a number above zero");
            if (!rises || !(ratio > 0)) return null;
            frequencies.Add(frequency!.Value);
            ratios.Add(ratio!.Value);
        }

        return new([.. frequencies], [.. ratios]);
    }
}
