using System.Collections.Immutable;
using Thon.Estimate.Diagnosis;
using Thon.Estimate.Tiles;
using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Pipeline.Reporting.Thumbnails;
using Thon.Provenance;
using Thon.Report.Pages;
using Thon.Tilts;

namespace Thon.Pipeline.Reporting;

/// <summary>The report of a series that lies in a folder, drawn from its images.</summary>
/// <param name="Series">What the page shows.</param>
/// <param name="Findings">What became known in drawing.</param>
public sealed record StoredReport(SeriesReport Series, FindingList Findings)
{
    /// <summary>Draws the report. Where the images are gone, or no spectra can be taken of them, it has the numbers only, and says why.</summary>
    /// <param name="stored">The series.</param>
    /// <param name="threads">How many threads may work; what is drawn does not depend on it.</param>
    /// <param name="progress">Told after every image.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static StoredReport Draw(StoredSeries stored, int threads, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var series = stored.Series;
        // Where there is a stack it has all sections that are named; where there is none, any may be.
        var pictures = new StackPictures(stored is { RawStack: null, ProcessedStack: null } ? 0 : series.Tilts.Max(tilt => tilt.Section) + 1);
        var (tilts, findings) = Drawn(stored, pictures, threads, progress, cancellation);
        string page = ReportPaths.PageOf(stored);
        return new(SeriesReporting.Of(stored with { Findings = stored.Findings.AddRange(findings) }, series, tilts), findings.AddRange(TiltDrawing.Lacks(tilts, pictures, page)));
    }

    private static (ImmutableArray<TiltReport> Tilts, FindingList Findings) Drawn(
        StoredSeries stored, StackPictures pictures, int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var (series, findings) = (stored.Series, TakeProcessed(stored, pictures, threads, cancellation));
        if (stored.RawStack is { } path && series is { Geometry: not null, HasOptics: true })
        {
            try
            {
                var (drawn, other) = WithSpectra(stored, path, pictures, threads, progress, cancellation);
                return (drawn, findings.AddRange(other));
            }
            catch (BadInputException bad)
            {
                findings = findings.AddRange(AsWarnings(bad));
            }
        }

        string missing = stored.RawStack is null ? $"the images are not to be found; say where they are: thon report {Path.GetDirectoryName(stored.Star)} --stack FILE" : "no spectra can be taken of the images; see the findings";
        var tilts = TiltDrawing.Draw(series, _ => null, _ => null, pictures, threads, null, cancellation);
        return ([.. tilts.Select(tilt => tilt with { Missing = missing })], findings);
    }

    private static (ImmutableArray<TiltReport> Tilts, FindingList Findings) WithSpectra(
        StoredSeries stored, string path, StackPictures pictures, int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var series = stored.Series;
        using var raw = SectionFile.Open(path);
        var images = new HashedSections(pictures.Before(raw));
        var reader = new SpectraReader(series, stored.Settings with { Threads = threads });
        var done = StageCounter.Start($"drawing {series.Name}", series.Tilts.Length, progress);
        return (TiltDrawing.Draw(series, place => reader.Read(images, place, cancellation), _ => null, pictures, threads, done, cancellation), OtherImages(stored, images, threads, cancellation));
    }

    // Every image was read, so it costs nothing to tell whether they are those that were fitted.
    private static FindingList OtherImages(StoredSeries stored, HashedSections images, int threads, CancellationToken cancellation)
    {
        string? fitted = stored.Record?.Record.History.LastOrDefault(job => job.Estimation is not null)?.Inputs.FirstOrDefault(input => input.Role == RecordedFile.Stack)?.Content;
        string found = images.HashAll(threads, cancellation).ToString();
        return fitted is null || fitted == found ? FindingList.Empty : FindingList.Of(Finding.Warning(
            "report-images-other", images.Name, null, $"images with the content hash {found}", $"{fitted}, those that the CTF was estimated from", "The spectra on the page are of other images; say with --stack where the right ones are"));
    }

    // What is wrong with the result takes its pictures away, and nothing else.
    private static FindingList TakeProcessed(StoredSeries stored, StackPictures pictures, int threads, CancellationToken cancellation)
    {
        if (stored.ProcessedStack is not { } path) return FindingList.Empty;
        try
        {
            using var processed = SectionFile.Open(path);
            var tilts = stored.Series.Tilts;
            SectionLoop.Run(tilts.Length, threads, cancellation, () => new Image(processed.Width, processed.Height), (place, image) =>
            {
                processed.Read(tilts[place].Section, image.Pixels);
                pictures.Processed.Take(tilts[place].Section, processed.Width, processed.Height, image.Pixels);
            });
            return FindingList.Empty;
        }
        catch (BadInputException bad)
        {
            return FindingList.Of(AsWarnings(bad));
        }
    }

    private static IEnumerable<Finding> AsWarnings(BadInputException bad) => bad.Findings.Select(finding => finding with { Severity = Severity.Warning });
}
