using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Check.Images;

/// <summary>
/// How the noise of the images falls with the dose: that of raw images does not, while a dose weight makes log power at every frequency fall by D / Ne(k). Each image
/// has a level of its own, each frequency too.
/// </summary>
/// <param name="Rate">The fall over that of a full dose weight: about 0 for raw images, 1 for weighted ones.</param>
/// <param name="Sigma">Its standard error.</param>
internal sealed record DoseFall(double Rate, double Sigma)
{
    private const int FewestImages = 5;

    // With less than this between the largest and smallest predicted fall nothing can be told.
    private const double LeastFall = 0.3;

    /// <summary>The fall; null where doses or noise are not known, or the doses too small to tell.</summary>
    public static DoseFall? Of(ImageClaim claim, ImageMeasures measures)
    {
        if (!claim.HasOptics) return null;
        var images = claim.Tilts.Zip(measures.Sections).Where(pair => pair.First.DoseBefore is not null && pair.Second.Noise is not null).ToArray();
        if (images.Length < FewestImages) return null;
        double[][] predicted = [.. images.Select(pair => Array.ConvertAll(pair.Second.Noise!.Frequency, k => LogWeight(pair.First, k, claim.Series.Microscope.Voltage)))];
        double[][] found = [.. images.Select(pair => pair.Second.Noise!.LogPower)];
        double reach = predicted.Max(image => image[0] - image[^1]) - predicted.Min(image => image[0] - image[^1]);
        if (Math.Abs(reach) < LeastFall) return null;
        double[][] x = Centred(predicted), y = Centred(found);
        double xx = Sum(x, x), rate = Sum(x, y) / xx;
        double left = Sum(y, y) - rate * rate * xx;
        // Bands of one image go together, so images are counted, not numbers.
        return new(rate, Math.Sqrt(Math.Max(left, 1e-12) / xx / images.Length));
    }

    // The power of noise under the weight goes with its square.
    private static double LogWeight(Tilt tilt, double k, Voltage voltage) =>
        2 * RadiationDamage.LogAmplitude(k, tilt.DoseBefore!.Value + new Dose((tilt.Dose?.ElectronsPerSquareAngstrom ?? 0) / 2), voltage);

    /// <summary>Free of the mean of every row and of every column.</summary>
    private static double[][] Centred(double[][] values)
    {
        double mean = values.Average(row => row.Average());
        double[] columns = [.. Enumerable.Range(0, values[0].Length).Select(column => values.Average(row => row[column]))];
        return [.. values.Select(row => row.Select((value, column) => value - row.Average() - columns[column] + mean).ToArray())];
    }

    private static double Sum(double[][] a, double[][] b) => a.Zip(b, (x, y) => x.Zip(y, (u, v) => u * v).Sum()).Sum();
}
