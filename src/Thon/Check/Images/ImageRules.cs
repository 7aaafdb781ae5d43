using System.Collections.Immutable;
using Thon.Check.Images.Rules;
using Thon.Findings;

namespace Thon.Check.Images;

/// <summary>One rule: what it has to say of the images of a series.</summary>
/// <param name="claim">What the metadata claim.</param>
/// <param name="measures">What was measured of the images.</param>
public delegate IEnumerable<Finding> ImageRule(ImageClaim claim, ImageMeasures measures);

/// <summary>The rules that images are held against.</summary>
public static class ImageRules
{
    /// <summary>All rules, in the order in which their findings are told.</summary>
    public static ImmutableArray<ImageRule> All { get; } =
    [
        BlankImages.Find, DuplicateImages.Find,
        OrderReversed.Find, OrderShifted.Find, Inclined.Find, OrderUnsorted.Find, SwappedImages.Find, WrongHand.Find, AxisTurned.Find, PixelSizeWrong.Find,
        DefocusSign.Find, DefocusUnit.Find, DefocusStored.Find, DoseWeighted.Find, Undecided.Find, Decided.Find,
    ];
}
