using Thon.Units;

namespace Thon.Estimate.Search;

/// <summary>
/// Where each tilt's fit starts. The tilts of a series are focused alike, so a tilt may take the best of its own curve less a mild price for
/// lying far from where the series as a whole puts its defocus.
/// </summary>
public static class DefocusConsensus
{
    // Tilts of one series differ by about this much; a price of half a unit of log likelihood at one of these, four times that at two.
    internal const double FocusScatterAngstroms = 4000;

    // The defocus asked for is about what was got, where metadata have not gone astray: it may tip the scales between rings that explain
    // a tilt nearly as well, never outweigh what the images say.
    private const double NominalScatterAngstroms = 5000;
    private const double GreatestNominalPrice = 3;

    /// <summary>For every curve the index of the defocus to start from.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="nominal">The defocus that was asked for, for every curve or for none; null where it is not known.</param>
    public static int[] Starts(IReadOnlyList<DefocusCurve> curves, IReadOnlyList<Length?>? nominal = null)
    {
        double centre = Centre(curves);
        return [.. curves.Select((curve, i) => Best(curve, centre, nominal?[i]))];
    }

    /// <summary>The sum of the gains the curves reach at their starts: how well the series is explained.</summary>
    public static double TotalGain(IReadOnlyList<DefocusCurve> curves) =>
        Starts(curves).Zip(curves, (start, curve) => curve.Gain[start]).Sum();

    /// <summary>The defocus near which the curves together gain most, angstrom.</summary>
    internal static double Centre(IReadOnlyList<DefocusCurve> curves)
    {
        var sum = new double[curves[0].Gain.Length];
        int reach = (int)(FocusScatterAngstroms / 2 / curves[0].Step);
        foreach (var curve in curves)
            for (int i = 0; i < sum.Length; i++)
                sum[i] += Highest(curve.Gain, Math.Max(0, i - reach), Math.Min(sum.Length, i + reach + 1));
        // Equal sums form a plateau as wide as the reach; its middle is the centre.
        double top = sum.Max();
        int first = Array.IndexOf(sum, top), last = Array.LastIndexOf(sum, top);
        return curves[0].DefocusAt((first + last) / 2);
    }

    private static double Highest(double[] gain, int from, int to)
    {
        double highest = 0;
        for (int i = from; i < to; i++) highest = Math.Max(highest, gain[i]);
        return highest;
    }

    private static int Best(DefocusCurve curve, double centre, Length? nominal)
    {
        int best = 0;
        double highest = double.NegativeInfinity;
        for (int i = 0; i < curve.Gain.Length; i++)
        {
            double deviation = (curve.DefocusAt(i) - centre) / FocusScatterAngstroms;
            double value = curve.Gain[i] - deviation * deviation / 2 - NominalPrice(curve.DefocusAt(i), nominal);
            if (value > highest) (best, highest) = (i, value);
        }
        return best;
    }

    private static double NominalPrice(double defocus, Length? nominal)
    {
        if (nominal is not { } wanted) return 0;
        double deviation = (defocus - wanted.Angstroms) / NominalScatterAngstroms, square = deviation * deviation / 2;
        return GreatestNominalPrice * square / (GreatestNominalPrice + square);
    }
}
