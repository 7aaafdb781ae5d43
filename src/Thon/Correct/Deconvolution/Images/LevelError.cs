using Thon.Tilts;
using Thon.Units;

namespace Thon.Correct.Deconvolution.Images;

/// <summary>
/// How far an image put together from a few levels lies from one whose every pixel has the filter of its own defocus: root mean square over defoci and frequencies,
/// for white noise, as a part of what the exact filter makes of it. The filter is computed at sampled frequencies and defoci, exactly and on the curve through the
/// levels: this knows the kinks that |CTF| has at its zeros, the spikes of a strong filter beside them, and how much of the image each frequency holds.
/// </summary>
internal sealed class LevelError
{
    // Frequencies from zero to the corners of the spectrum, and defoci from end to end: odd numbers that no number of levels keeps step with. The error is found to a tenth of itself.
    private const int Frequencies = 299, Defoci = 269;

    // What is left of a frequency in comparison with the strongest, below which it is passed over: its part of the power is too small to be seen.
    private const double Matters = 1e-3;

    private readonly DeconvolutionFilter _filter;
    private readonly double _lowest;
    private readonly double _range;
    private readonly (double K, double Weight, double Defocus)[] _sampled;
    private readonly double[][] _exact;
    private readonly double _power;

    /// <summary>Computes the exact filter of an image.</summary>
    /// <param name="filter">The filter of its centre.</param>
    /// <param name="lowest">The least that is added to the defocus of the centre, angstrom.</param>
    /// <param name="highest">The most, angstrom.</param>
    public LevelError(DeconvolutionFilter filter, double lowest, double highest)
    {
        (_filter, _lowest, _range) = (filter, lowest, highest - lowest);
        double nyquist = SpatialFrequency.Nyquist(filter.PixelSize).CyclesPerAngstrom, spacing = Math.Sqrt(2) * nyquist / Frequencies;
        var defocus = filter.Ctf.Defocus;
        // The directions of an astigmatic image take turns.
        double[] along = [defocus.U.Angstroms, defocus.Mean.Angstroms, defocus.V.Angstroms, defocus.Mean.Angstroms];
        (double K, double Weight, double Defocus)[] all = [.. Enumerable.Range(1, Frequencies - 1).Select(i => (i * spacing, RingOf(i * spacing, nyquist), along[i % along.Length]))];
        double least = Matters * all.Max(point => Highest(filter.SignalToNoiseAt(point.K)));
        _sampled = [.. all.Where(point => Highest(filter.SignalToNoiseAt(point.K)) > least)];
        _exact = [.. _sampled.Select(point => Enumerable.Range(0, Defoci).Select(j => At(point, PlaceOf(j))).ToArray())];
        _power = _sampled.Zip(_exact).Sum(pair => pair.First.Weight * pair.Second.Sum(factor => factor * factor));
    }

    /// <summary>The error of one defocus for the whole image, that of its centre.</summary>
    public double OfOne()
    {
        double sum = 0;
        for (int i = 0; i < _sampled.Length; i++)
        {
            double centre = At(_sampled[i], -_lowest / _range);
            sum += _sampled[i].Weight * _exact[i].Sum(exact => (exact - centre) * (exact - centre));
        }
        return Relative(sum);
    }

    /// <summary>The error of evenly spaced levels from end to end.</summary>
    /// <param name="levels">How many, at least 3.</param>
    public double Of(int levels)
    {
        var pieces = Enumerable.Range(0, Defoci).Select(j => PieceOf(levels, PlaceOf(j))).ToArray();
        double sum = 0;
        double[] values = new double[levels];
        for (int i = 0; i < _sampled.Length; i++)
        {
            for (int level = 0; level < levels; level++) values[level] = At(_sampled[i], level / (levels - 1.0));
            double squares = 0;
            for (int j = 0; j < Defoci; j++)
            {
                var (first, weights) = pieces[j];
                double difference = -_exact[i][j];
                for (int w = 0; w < weights.Length; w++) difference += weights[w] * values[first + w];
                squares += difference * difference;
            }
            sum += _sampled[i].Weight * squares;
        }
        return Relative(sum);
    }

    /// <summary>How much of a square spectrum lies at a frequency: the whole circle up to Nyquist, beyond it what of the circle reaches into the corners.</summary>
    private static double RingOf(double k, double nyquist) => k <= nyquist ? k : k * (1 - 4 / Math.PI * Math.Acos(nyquist / k));

    private static (int First, double[] Weights) PieceOf(int levels, double place)
    {
        double at = place * (levels - 1);
        int interval = Math.Min((int)at, levels - 2);
        var (first, last) = LevelCurve.LevelsOf(levels, interval);
        return (first, [.. Enumerable.Range(first, last - first + 1).Select(level => LevelCurve.WeightOf(levels, level, interval, at - interval))]);
    }

    private static double PlaceOf(int sample) => (sample + 0.5) / Defoci;

    // A place from the lowest defocus, 0, to the highest, 1.
    private double At((double K, double Weight, double Defocus) point, double place)
    {
        double c = Math.Sin(_filter.Ctf.PhaseAt(point.K * point.K, point.Defocus + _lowest + place * _range));
        return _filter.At(point.K, _filter.Input == InputState.Flipped ? Math.Abs(c) : c);
    }

    private double Relative(double sum) => _power > 0 ? Math.Sqrt(sum / _power) : 0;

    // c / (c^2 + 1/SNR) is highest where c^2 is 1/SNR, or at 1.
    private static double Highest(double ratio) => ratio >= 1 ? Math.Sqrt(ratio) / 2 : ratio / (1 + ratio);
}
