using System.Diagnostics;
using Thon.Formats.Mrc;
using Thon.Simulate;
using static Thon.AccuracyStudies.MarkdownTable;

namespace Thon.AccuracyStudies;

/// <summary>Runs series after series and tells how each came out.</summary>
/// <param name="options">What is asked for.</param>
internal sealed class StudyRun(StudyOptions options)
{
    /// <summary>The simulated series that are asked for, in order.</summary>
    public StudySeries[] Studies { get; } = [.. StudyCatalogue.All.Where(study => IsAsked(options, study.Name))];

    /// <summary>The practice series that are asked for and there.</summary>
    public PracticeSeries[] Practice { get; } = [.. PracticeSeries.In(Repository.Shared).Where(series => IsAsked(options, series.Name))];

    /// <summary>Renders and judges the simulated series.</summary>
    public SeriesOutcome[] RunStudies() => [.. Studies.Select(study =>
    {
        var clock = Stopwatch.StartNew();
        var simulation = new StudySimulation(study);
        using var stack = StudyStack.Of(study, simulation, options.Images, options.Threads);
        var judged = JudgedCase.Of(study, simulation.Truth);
        double prepared = clock.Elapsed.TotalSeconds;
        return Told(Judgement.Of(judged, stack, options.Threads) with { IsIceAlone = study.Settings.Contents == SpecimenContents.IceOnly }, prepared);
    })];

    /// <summary>Judges the practice series.</summary>
    public SeriesOutcome[] RunPractice() => [.. Practice.Select(series =>
    {
        using var stack = MrcReader.Open(series.Stack);
        return Told(Judgement.Of(series.Case, stack, options.Threads), 0);
    })];

    private static bool IsAsked(StudyOptions options, string name) => options.Names.Count == 0 || options.Names.Contains(name);

    private static SeriesOutcome Told(SeriesOutcome outcome, double prepared)
    {
        string error = Cell(Pooling.Rms(outcome.Tilts.Select(tilt => tilt.Error)), "F1"), ratio = Cell(outcome.Ratio, "F2");
        string refusal = outcome.Refusal is null ? "" : $"; refused: {outcome.Refusal}";
        Console.WriteLine($"{outcome.Name}: rms error {error} A, {ratio} of the bound; {Cell(prepared, "F1")} s to render, {Cell(outcome.Seconds, "F1")} s to estimate{refusal}");
        foreach (var tilt in outcome.Tilts)
            Console.WriteLine(
                $"    {Cell(tilt.Angle, "F0"),4} deg: error {Cell(tilt.Error, "F0"),6} A, bound {Cell(tilt.Bound, "F0"),4}, sigma {Cell(tilt.Sigma, "F0"),4} {tilt.Source} {tilt.Verdict} {tilt.Reason}".TrimEnd());
        return outcome;
    }
}
