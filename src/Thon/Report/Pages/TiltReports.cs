using System.Collections.Immutable;
using Thon.Estimate.Diagnosis;
using Thon.Report.Charts;
using Thon.Tilts;

namespace Thon.Report.Pages;

/// <summary>What a page shows of the tilts of a series.</summary>
public static class TiltReports
{
    private const string NoSpectrum = "no spectrum was taken of this image";

    /// <summary>All tilts of a series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="diagnoses">The fit of every tilt, in the order of the series' tilts; null where there is no spectrum of the image.</param>
    /// <exception cref="ArgumentException">There are more or fewer diagnoses than tilts.</exception>
    public static ImmutableArray<TiltReport> Of(TiltSeries series, TiltDiagnosis?[] diagnoses)
    {
        if (diagnoses.Length != series.Tilts.Length) throw new ArgumentException($"{diagnoses.Length} diagnoses for {series.Tilts.Length} tilts", nameof(diagnoses));
        var ranks = TiltStandings.Ranks(series);
        return [.. series.Tilts.Select((tilt, place) => Of(series, tilt, ranks[place], diagnoses[place]))];
    }

    /// <summary>One tilt.</summary>
    /// <param name="series">The series.</param>
    /// <param name="place">Index of the tilt in the series.</param>
    /// <param name="diagnosis">Its fit; null where there is no spectrum of the image.</param>
    public static TiltReport Of(TiltSeries series, int place, TiltDiagnosis? diagnosis) => Of(series, series.Tilts[place], TiltStandings.Ranks(series)[place], diagnosis);

    private static TiltReport Of(TiltSeries series, Tilt tilt, int rank, TiltDiagnosis? diagnosis)
    {
        var standing = TiltStandings.Of(tilt);
        string reason = standing == TiltStanding.Good ? "" : tilt.Estimate?.Reason ?? "";
        var report = new TiltReport(tilt.Section, TiltNumbers.Of(tilt), standing.Word(), reason, rank) { Map = DefocusMaps.Of(series, tilt) };
        if (diagnosis is null) return report with { Missing = NoSpectrum };
        var resolution = tilt.Estimate?.Resolution;
        return report with
        {
            Spectrum = GreyPicture.DataAddress(diagnosis.Picture.Grey.AsSpan(), diagnosis.Picture.Size, diagnosis.Picture.Size, PictureFormat.Png),
            SpectrumHighest = diagnosis.Picture.Highest,
            SpectrumSide = diagnosis.Picture.Size,
            Profile = TiltCharts.Profile(diagnosis, resolution),
            Agreement = TiltCharts.Agreement(diagnosis, resolution),
        };
    }
}
