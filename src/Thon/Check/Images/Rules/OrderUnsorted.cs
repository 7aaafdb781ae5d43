using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>A stack in the order of acquisition whose angles are sorted, or the other way round.</summary>
public static class OrderUnsorted
{
    /// <summary>What the images say.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures) => AngleFindings.Of(
        measures, ReadingKind.Unsorted, "images-order-unsorted", score => "the stack looks like " + score.Reading.Words,
        "Bring stack and angles into one order; check dose and defocus, which go with the images");
}
