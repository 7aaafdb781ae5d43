using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>Every rule about the files of a series, in the order a user would look at things.</summary>
public static class FileRules
{
    /// <summary>The rules; each gives what it finds, and nothing for files that are in order.</summary>
    public static ImmutableArray<Func<FileClaims, IEnumerable<Finding>>> All { get; } =
    [
        ImageCounts.Find,
        RepeatedMovies.Find,
        RepeatedTimes.Find,
        StackOrder.Find,
        AngleListOrder.Find,
        TiltRange.Find,
        UsualVoltage.Find,
        UsualAberration.Find,
        UsualContrast.Find,
        AxisAgainstRotation.Find,
        AxisAgainstMdoc.Find,
        HandContradiction.Find,
        DoseOfTilts.Find,
        UnevenDose.Find,
        DoseInTime.Find,
        ExposureOverlap.Find,
        DefocusUnit.Find,
        DefocusSign.Find,
        DefocusAgainstTarget.Find,
        PhaseUnit.Find,
        NamedStacks.Find,
        NamedMovies.Find,
        DataTypeLabel.Find,
    ];
}
