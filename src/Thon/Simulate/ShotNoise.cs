using Thon.Imaging;

namespace Thon.Simulate;

/// <summary>Poisson counts.</summary>
public static class ShotNoise
{
    // Beyond this the search below grows long and the law is Gaussian for every purpose here (skewness 1/8).
    private const double GaussianFrom = 64;

    /// <summary>An image of counts drawn with the expected image as their mean; a negative mean counts nothing.</summary>
    public static Image Draw(Image expected, RandomStream random)
    {
        var counts = new Image(expected.Width, expected.Height);
        for (int i = 0; i < counts.Pixels.Length; i++) counts.Pixels[i] = Count(expected.Pixels[i], random);
        return counts;
    }

    /// <summary>One count of a given mean, by searching the cumulative law upward; rounded Gaussian from a mean of 64.</summary>
    public static int Count(double mean, RandomStream random)
    {
        if (mean <= 0) return 0;
        if (mean >= GaussianFrom) return (int)Math.Max(0, Math.Round(mean + Math.Sqrt(mean) * random.NextNormal()));
        double left = random.NextUniform(), probability = Math.Exp(-mean);
        int count = 0;
        // Beyond ten times the mean and 64 more, what is left of the law is below the spacing of doubles.
        int last = (int)(10 * mean + 64);
        while (left >= probability && count < last)
        {
            left -= probability;
            probability *= mean / ++count;
        }
        return count;
    }
}
