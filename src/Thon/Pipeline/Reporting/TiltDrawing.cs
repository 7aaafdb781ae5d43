using System.Collections.Immutable;
using Thon.Estimate;
using Thon.Estimate.Diagnosis;
using Thon.Estimate.Tiles;
using Thon.Findings;
using Thon.Imaging;
using Thon.Pipeline.Reporting.Thumbnails;
using Thon.Report.Pages;
using Thon.Tilts;

namespace Thon.Pipeline.Reporting;

/// <summary>Draws the tilts of a series for its report, several at a time.</summary>
internal static class TiltDrawing
{
    /// <summary>Draws all tilts.</summary>
    /// <param name="series">The series; every tilt has a defocus.</param>
    /// <param name="spectra">Gives the spectra of a tilt by its place in the series, null where it has none; called once for each, from several threads.</param>
    /// <param name="curves">Gives background and contrast of a tilt where they were fitted already; null where they are to be fitted now.</param>
    /// <param name="pictures">Pictures of the images; those of a tilt are there once its spectra are.</param>
    /// <param name="threads">How many threads work; what is drawn does not depend on it.</param>
    /// <param name="done">Called after every tilt.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static ImmutableArray<TiltReport> Draw(
        TiltSeries series, Func<int, PatchSpectra?> spectra, Func<int, TiltCurves?> curves, StackPictures pictures, int threads, Action? done, CancellationToken cancellation)
    {
        var tilts = new TiltReport[series.Tilts.Length];
        SectionLoop.Run(tilts.Length, threads, cancellation, () => 0, (place, _) =>
        {
            int section = series.Tilts[place].Section;
            var tilt = TiltReports.Of(series, place, spectra(place) is { } of ? Diagnose(of, series, place, curves(place)) : null);
            tilts[place] = tilt with { Before = Picture(pictures.Raw[section]), After = Picture(pictures.Processed[section]) };
            done?.Invoke();
        });
        return [.. tilts];
    }

    /// <summary>A warning where there are pictures that could not be drawn; a report lacks them, and nothing else does.</summary>
    /// <param name="tilts">The tilts that were drawn.</param>
    /// <param name="pictures">The pictures there are.</param>
    /// <param name="page">The report.</param>
    public static FindingList Lacks(ImmutableArray<TiltReport> tilts, StackPictures pictures, string page) => tilts.Any(tilt => tilt.Before is null && pictures.Raw[tilt.Section] is not null)
        ? FindingList.Of(Finding.Warning("report-no-pictures", page, null, "the drawing library does not run on this system", null, "The report has no spectra and no pictures; numbers, charts and maps do not need it"))
        : FindingList.Empty;

    private static TiltDiagnosis Diagnose(PatchSpectra spectra, TiltSeries series, int place, TiltCurves? curves)
    {
        var tilt = new DiagnosedTilt(spectra, series, place);
        var trial = TiltTrial.Of(series.Tilts[place].Estimate!);
        return tilt.At(trial, curves ?? tilt.CurvesAt(trial));
    }

    private static string? Picture(Thumbnail? thumbnail) =>
        thumbnail is null ? null : GreyPicture.DataAddress(thumbnail.Grey.AsSpan(), thumbnail.Width, thumbnail.Height, PictureFormat.Jpeg);
}
