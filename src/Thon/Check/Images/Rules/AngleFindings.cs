using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>The finding of a rule about angles: where its kind of mistake is the main cause of what the images contradict.</summary>
internal static class AngleFindings
{
    /// <summary>The finding, or none.</summary>
    /// <param name="measures">What was measured of the images.</param>
    /// <param name="kind">The kind of mistake.</param>
    /// <param name="code">Code of the finding.</param>
    /// <param name="found">What was found, in words.</param>
    /// <param name="advice">What to do.</param>
    public static IEnumerable<Finding> Of(ImageMeasures measures, ReadingKind kind, string code, Func<ReadingScore, string> found, string advice)
    {
        if (measures.Angles.Main is not { } main || main.Reading.Kind != kind) return [];
        string text = $"{found(main)}, at odds of {Odds.Words(measures.Angles.Odds)} over what the metadata say";
        return [new(code, SeverityOf(measures.Angles.Odds), measures.Name, null, text, "images that fit their angles, axis, hand and pixel size", advice)];
    }

    /// <summary>An error where nobody can doubt it.</summary>
    public static Severity SeverityOf(double odds) => odds > AngleJudgement.Certain ? Severity.Error : Severity.Warning;
}
