using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>Images that hold the pixels of another one, also on another scale.</summary>
public static class DuplicateImages
{
    // The fixed pattern of a camera makes images alike by a tenth at most.
    private const double Same = 0.8;

    /// <summary>One error an image that repeats an earlier one.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures)
    {
        for (int later = 1; later < measures.Sections.Length; later++)
            for (int earlier = 0; earlier < later; earlier++)
            {
                if (measures.Sections[earlier].Fingerprint is not { } a || measures.Sections[later].Fingerprint is not { } b || a.Likeness(b) < Same) continue;
                yield return Finding.Error(
                    "images-duplicate", measures.Name, $"section {measures.Sections[later].Section}",
                    Odds.Text($"the same pixels as section {measures.Sections[earlier].Section} (correlation {a.Likeness(b):F2})"), "an image of its own",
                    "The stack was put together wrongly: make it anew, or leave one of the two out with --exclude");
                break;
            }
    }
}
