using Thon.Findings;
using Thon.Imaging;

namespace Thon.Pipeline;

/// <summary>Pixels that are no numbers. A single one would spread over its whole image in the first transform.</summary>
internal static class BrokenPixels
{
    /// <summary>Replaces pixels that are not finite by the mean of those that are.</summary>
    /// <returns>How many were replaced; all of them where none is finite, and the image is then zero.</returns>
    public static int MendInPlace(Image image)
    {
        // A sum that is finite has only finite terms.
        if (double.IsFinite(Statistics.Of(image.Pixels).Mean)) return 0;
        double sum = 0;
        int broken = 0;
        foreach (float pixel in image.Pixels)
            if (float.IsFinite(pixel)) sum += pixel;
            else broken++;
        float mean = broken == image.Pixels.Length ? 0 : (float)(sum / (image.Pixels.Length - broken));
        foreach (ref float pixel in image.Pixels.AsSpan())
            if (!float.IsFinite(pixel)) pixel = mean;
        return broken;
    }

    /// <summary>Refuses an image with a pixel that is not finite.</summary>
    /// <param name="image">The image.</param>
    /// <param name="stack">The stack it is of.</param>
    /// <param name="section">Its section.</param>
    /// <exception cref="BadInputException">A pixel is not finite; the first one is named.</exception>
    public static void Refuse(Image image, string stack, int section)
    {
        if (double.IsFinite(Statistics.Of(image.Pixels).Mean)) return;
        int first = Array.FindIndex(image.Pixels, pixel => !float.IsFinite(pixel));
        if (first < 0) return;
        var (row, column) = Math.DivRem(first, image.Width);
        throw new BadInputException(Finding.Error(
            "pixels-not-finite", stack, $"section {section}, row {row}, column {column}", Text(image.Pixels[first]), "finite numbers",
            "Find out what made them; a single one would spoil the whole image"));
    }

    private static string Text(float pixel) => float.IsNaN(pixel) ? "a pixel that is not a number" : FormattableString.Invariant($"a pixel of {pixel}");

    /// <summary>What a user is told about the pixels of one section.</summary>
    public static Finding Mended(string stack, int section, int count) =>
        Finding.Warning(
            "pixels-not-finite", stack, $"section {section}", count == 1 ? "1 pixel that is no finite number" : $"{count} pixels that are no finite numbers", "none",
            "They were replaced by the mean of the image; find out what made them");
}
