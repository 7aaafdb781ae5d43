using System.Globalization;
using Thon.Correct.Deconvolution;
using Thon.Correct.Deconvolution.Images;
using Thon.Findings;
using Thon.Tilts;

namespace Thon.Pipeline.Deconvolution;

/// <summary>Says which images have a defocus that varies by more than their deconvolution follows.</summary>
internal static class UnfollowedSlopes
{
    /// <summary>One warning for all images, or nothing.</summary>
    /// <param name="stack">The stack's path.</param>
    /// <param name="series">The series.</param>
    /// <param name="plans">How its images were worked on, in the order of the tilts.</param>
    internal static FindingList Of(string stack, TiltSeries series, IReadOnlyList<ImageDeconvolutionPlan> plans)
    {
        (Tilt Tilt, ImageDeconvolutionPlan Plan)[] lost = [.. series.Tilts.Zip(plans).Where(pair => !pair.Second.IsFollowed)];
        if (lost.Length == 0) return FindingList.Empty;
        double least = lost.Min(pair => Math.Abs(pair.Tilt.Angle.Degrees)), worst = lost.Max(pair => pair.Plan.ExpectedError);
        string sections = SectionList.Of(lost.Select(pair => pair.Tilt.Section).Order()).ToString();
        return FindingList.Of(Finding.Warning(
            "deconvolution-not-followed", stack, lost.Length == 1 ? $"section {sections}" : $"sections {sections}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"tilted by {least:0.#} degrees{(lost.Length == 1 ? string.Empty : " or more")}, where {ImageDeconvolutionPlan.MostLevels} defoci do not follow the filter over the image: expected to be off by {100 * worst:F0} %"),
            string.Create(CultureInfo.InvariantCulture, $"at most {100 * ImageDeconvolutionPlan.Tolerated:F0} %"),
            "Give a lower --strength or a higher --falloff, or leave these images out"));
    }
}
