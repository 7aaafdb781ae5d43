using static Thon.AccuracyStudies.MarkdownTable;

namespace Thon.AccuracyStudies;

/// <summary>The table of bounds of the defocus where the phase is unknown too.</summary>
internal static class BoundTable
{
    /// <summary>A row for each series whose phase is fitted.</summary>
    public static string Of(IEnumerable<StudySeries> studies)
    {
        var table = new MarkdownTable("series", "phase known", "one phase for the series", "a phase for each tilt");
        foreach (var study in studies.Where(study => study.FitsPhase))
        {
            var bound = CramerRaoBound.Of(study.Settings, new StudySimulation(study).Truth.Tilts, study.Unknown);
            table.Add(study.Name, Rms(bound.Defocus), Rms(bound.DefocusWithSharedPhase), Rms(bound.DefocusWithOwnPhase));
        }
        return table.ToString();
    }

    private static string Rms(IEnumerable<double> bounds) => Cell(Pooling.Rms(bounds), "F1");
}
