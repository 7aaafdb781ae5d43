using System.Collections.Immutable;

namespace Thon.Provenance.Fingerprints;

/// <summary>
/// Bands of spatial frequency, a sixth of an octave wide. Their places are the same for all pixel sizes and tiles, so that those of two files can be compared one by one.
/// </summary>
/// <param name="First">Number of the coarsest band; band n is centred at 2^(n/6) / 1000 cycles/angstrom.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct FrequencyBands(int First, int Count)
{
    private const double PerOctave = 6;
    private const double Origin = 0.001;

    // The window mixes the mean of a tile, and what is left of a ramp, into the first shells.
    private const double LowestShell = 1.5;

    // What interpolation leaves next to Nyquist says nothing of a data type, and shells are cut there.
    private const double HighestPart = 0.98;

    /// <summary>The bands that a tile shows.</summary>
    /// <param name="tile">Side of the tile, pixels.</param>
    /// <param name="pixel">Pixel size, angstrom.</param>
    public static FrequencyBands Of(int tile, double pixel)
    {
        int first = (int)Math.Ceiling(PerOctave * Math.Log2(LowestShell / (tile * pixel) / Origin) + 0.5);
        int last = (int)Math.Floor(PerOctave * Math.Log2(HighestPart / (2 * pixel) / Origin) - 0.5);
        return new(first, Math.Max(0, last - first + 1));
    }

    /// <summary>Centre of a band, cycles/angstrom.</summary>
    /// <param name="band">Band, from 0.</param>
    public double CentreOf(int band) => Place(First + band);

    /// <summary>Centre of the band of a number, cycles/angstrom.</summary>
    public static double CentreOfNumber(int number) => Place(number);

    /// <summary>Number of the band that a frequency lies in.</summary>
    public static int NumberOf(double frequency) => (int)Math.Round(PerOctave * Math.Log2(frequency / Origin));

    /// <summary>The centres of all bands, cycles/angstrom.</summary>
    public ImmutableArray<double> Centres()
    {
        var bands = this;
        return [.. Enumerable.Range(0, Count).Select(bands.CentreOf)];
    }

    /// <summary>The mean power in every band. A band that is narrower than a shell takes what the shells beside it have.</summary>
    /// <param name="shells">Power of the shells; shell r reaches from r - 1/2 to r + 1/2 shell widths.</param>
    /// <param name="width">Width of a shell, cycles/angstrom.</param>
    public double[] MeansOf(ReadOnlySpan<double> shells, double width)
    {
        var means = new double[Count];
        for (int band = 0; band < Count; band++)
        {
            double low = Place(First + band - 0.5) / width + 0.5, high = Place(First + band + 0.5) / width + 0.5;
            double sum = 0;
            for (int shell = (int)low; shell < Math.Min(high, shells.Length); shell++)
                sum += shells[shell] * (Math.Min(high, shell + 1) - Math.Max(low, shell));
            means[band] = sum / (high - low);
        }
        return means;
    }

    private static double Place(double number) => Origin * Math.Pow(2, number / PerOctave);
}
