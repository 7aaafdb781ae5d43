namespace Thon.AccuracyStudies;

/// <summary>The study of the estimation: what it makes of simulated and practice series with known truth.</summary>
internal static class EstimationStudy
{
    /// <summary>Its tables, each with the name of its markers in docs/accuracy.md.</summary>
    /// <param name="run">The series.</param>
    /// <param name="options">What the run is asked for.</param>
    public static IEnumerable<(string Name, string Text)> Tables(StudyRun run, StudyOptions options)
    {
        SeriesOutcome[] simulated = run.RunStudies(), practice = run.RunPractice();
        var compared = Array.Find(run.Practice, series => series.Name == PracticeSeries.Compared);
        string? comparison = compared is null ? null : Comparison.Table(practice[Array.IndexOf(run.Practice, compared)], compared.Case.Truth, Repository.Shared);
        return
        [
            ("targets", TargetTable.Of(simulated, practice)),
            ("defocus", SeriesTables.Defocus(simulated)),
            ("phase-bounds", BoundTable.Of(run.Studies)),
            ("shared", SeriesTables.Shared(simulated)),
            ("practice", practice.Length == 0 ? StudyOptions.Absent : PracticeTables.Of(run.Practice, practice)),
            ("comparison", comparison ?? StudyOptions.Absent),
            ("settings", SeriesTables.Settings(run.Studies)),
            // The bound is the same whatever series are asked for.
            .. options.Names.Count > 0 ? [] : new[] { ("model", ModelTable.Of(ModelCheck.All())), ("reach", ModelTable.Of(BoundCheck.All(options.Threads))) },
        ];
    }
}
