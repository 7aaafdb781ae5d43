using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>A tilt axis that lies across the one claimed.</summary>
public static class AxisTurned
{
    /// <summary>What the images say.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures) => AngleFindings.Of(
        measures, ReadingKind.Turned, "images-axis-90",
        score => Odds.Text($"the defocus changes along the axis in use, not across it: the images fit an axis near {measures.Angles.Evidence.Axes.All[score.Reading.Axis].Degrees:F0} degrees, or 180 more, whose hand is the other"),
        "State the right axis with --tilt-axis. Check whether the stack was turned to an upright axis, and whether the angle is that from +y: RotationAngle of an mdoc is 90 degrees more");
}
