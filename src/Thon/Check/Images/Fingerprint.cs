using Thon.Imaging;

namespace Thon.Check.Images;

/// <summary>
/// The steps from pixel to pixel at some thousand places of an image. Shot noise makes them, so those of two images have next to nothing in common, even of one
/// specimen at one tilt, while another scale or another type of the same pixels keeps them.
/// </summary>
/// <param name="Steps">Steps at places that are the same in all images of a size, in units that make their squares add up to one.</param>
public sealed record Fingerprint(float[] Steps)
{
    private const int Places = 4096;

    // Fewer steps than this part of them are of a blank image, or of a scrap of one.
    private const double LeastLively = 0.05;

    // Hot pixels are in the same places in all images.
    private const double Largest = 4;

    /// <summary>The fingerprint of an image; null where its pixels are next to all the same, or no numbers.</summary>
    public static Fingerprint? Of(Image image)
    {
        if (image.Width < 2) return null;
        var steps = new float[Places];
        // A linear congruence walks over the image without a pattern.
        ulong state = 1;
        for (int i = 0; i < Places; i++)
        {
            state = unchecked(state * 6364136223846793005 + 1442695040888963407);
            int x = (int)((state >> 33) % (ulong)(image.Width - 1)), y = (int)((state >> 13) % (ulong)image.Height);
            steps[i] = image[x + 1, y] - image[x, y];
        }
        return steps.Count(step => step != 0) < LeastLively * Places ? null : Normalised(steps);
    }

    /// <summary>How alike two images are: 1 for the same pixels, about 0 for others.</summary>
    public double Likeness(Fingerprint other)
    {
        double sum = 0;
        for (int i = 0; i < Steps.Length; i++) sum += (double)Steps[i] * other.Steps[i];
        return sum;
    }

    private static Fingerprint? Normalised(float[] steps)
    {
        float farthest = (float)(Largest * 1.4826 * Median.Of(steps.Where(step => step != 0).Select(step => (double)Math.Abs(step))));
        for (int i = 0; i < steps.Length; i++) steps[i] = Math.Clamp(steps[i], -farthest, farthest);
        double norm = Math.Sqrt(steps.Sum(step => (double)step * step));
        return norm > 0 && double.IsFinite(norm) ? new([.. steps.Select(step => (float)(step / norm))]) : null;
    }
}
