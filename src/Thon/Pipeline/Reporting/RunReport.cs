using System.Collections.Immutable;
using Thon.Estimate;
using Thon.Estimate.Diagnosis;
using Thon.Estimate.Tiles;
using Thon.Findings;
using Thon.Formats;
using Thon.Provenance;
using Thon.Report.Pages;
using Thon.Tilts;

namespace Thon.Pipeline.Reporting;

/// <summary>The report of a run, drawn from what is in memory anyway: spectra of the estimation, and pictures that were taken as the images passed.</summary>
/// <param name="Tilts">What there is to see of the tilts.</param>
/// <param name="Findings">A warning where no pictures can be drawn.</param>
internal sealed record RunReport(ImmutableArray<TiltReport> Tilts, FindingList Findings)
{
    /// <summary>Draws the tilts.</summary>
    /// <param name="input">The series as it came in; its images passed already.</param>
    /// <param name="series">The series as it came out.</param>
    /// <param name="estimated">What the estimation gave: spectra, and the curves of its fit.</param>
    /// <param name="settings">What was done.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static RunReport Draw(SeriesInput input, TiltSeries series, EstimationResult estimated, PreprocessSettings settings, CancellationToken cancellation)
    {
        if (settings.Steps.IsEmpty) input.Pictures.TakeMissing(input.Stack, settings.Threads, cancellation);
        // The estimation has left out what is excluded; who excluded it may still want to see why.
        var reader = new Lazy<SpectraReader>(() => new(series, settings.Estimation));
        PatchSpectra? SpectraOf(int place) => At(estimated.Spectra, place) ?? (series.Tilts[place].IsExcluded ? reader.Value.Read(input.Stack, place, cancellation) : null);
        var tilts = TiltDrawing.Draw(series, SpectraOf, place => At(estimated.Curves, place), input.Pictures, settings.Threads, null, cancellation);
        return new(tilts, TiltDrawing.Lacks(tilts, input.Pictures, new OutputNames("", series.Name).Report));
    }

    private static T? At<T>(ImmutableArray<T?> ofTilts, int place) where T : class => ofTilts.IsDefaultOrEmpty ? null : ofTilts[place];

    /// <summary>The page.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="series">The series as it came out.</param>
    /// <param name="stack">The stack it is about.</param>
    /// <param name="known">What the run has to tell.</param>
    /// <param name="record">The record of its STAR file.</param>
    /// <param name="overwrite">What to do where it exists.</param>
    public TextFile Page(string path, TiltSeries series, string stack, RunKnowledge known, Sidecar record, Overwrite overwrite)
    {
        var findings = known.Findings.AddRange(known.Check).AddRange(Findings).Select(ReportFindings.Of);
        return new(path, ReportPage.Html(SeriesReporting.Of(series, stack, Tilts, [.. findings], known.Values, record)), overwrite);
    }
}
