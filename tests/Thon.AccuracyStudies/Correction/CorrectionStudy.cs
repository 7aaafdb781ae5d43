using System.Diagnostics;

namespace Thon.AccuracyStudies.Correction;

/// <summary>The study of corrections: what they make of simulated series with noise, and of the noiseless reference.</summary>
internal static class CorrectionStudy
{
    /// <summary>The name it is asked for by.</summary>
    public const string Name = "correction";

    /// <summary>Its tables, each with the name of its markers in docs/correction.md.</summary>
    /// <param name="options">What the run is asked for.</param>
    public static IEnumerable<(string Name, string Text)> Tables(StudyOptions options)
    {
        foreach (var one in CorrectionCase.All)
        {
            long start = Stopwatch.GetTimestamp();
            var outcome = CorrectionOutcome.Of(one, CorrectionOutcome.Seeds, options.Threads);
            Console.WriteLine($"{Name}, {one.Name}: {MarkdownTable.Cell(Stopwatch.GetElapsedTime(start).TotalSeconds, "F0")} s");
            yield return ($"correlation-{one.Name}", CorrectionTables.Correlations(outcome));
            yield return ($"error-{one.Name}", CorrectionTables.Errors(outcome));
        }
        yield return ("noiseless", ReferenceTable.Of(Repository.Shared) ?? StudyOptions.Absent);
    }
}
