using Thon.Findings;
using Thon.Imaging;

namespace Thon.Check.Images;

/// <summary>Holds what the metadata of a tilt series claim against its images.</summary>
public static class ImageChecks
{
    /// <summary>Looks at every image once, then judges by rules.</summary>
    /// <param name="claim">The series as its metadata claim it.</param>
    /// <param name="images">Its images.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="sectionDone">Called after every image that is not excluded, possibly from several threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What the images contradict, and a note where they do not tell.</returns>
    /// <exception cref="BadInputException">An image cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static FindingList Run(ImageClaim claim, ISectionSource images, ImageCheckSettings settings, Action? sectionDone, CancellationToken cancellation)
    {
        var measures = ImageMeasures.Of(claim, images, settings, sectionDone, cancellation);
        return FindingList.Of(ImageRules.All.SelectMany(rule => rule(claim, measures)));
    }
}
