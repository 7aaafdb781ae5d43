using Thon.Correct.Deconvolution;

namespace Thon.Provenance.Fingerprints.Filters;

/// <summary>
/// The log power of the shells of a section after a deconvolution: signal under rings on white noise, (s c^2 + 1) W^2 with W = c r / (c^2 r + 1), spread by the window. Spherical aberration
/// is left out: it turns the phase by less than 0.1 to 12 A.
/// </summary>
internal sealed class FilteredRings
{
    private readonly LowPass _lowPass;
    private readonly double[] _frequency;
    private readonly double[] _logFrequency;
    private readonly double[] _fine;

    /// <summary>Prepares for shells of one width, used from one thread at a time.</summary>
    /// <param name="first">The first shell.</param>
    /// <param name="count">How many.</param>
    /// <param name="width">Width of a shell, cycles/angstrom.</param>
    /// <param name="lowPass">Whether the filter ends at the first zero.</param>
    public FilteredRings(int first, int count, double width, LowPass lowPass)
    {
        (Count, _lowPass) = (count, lowPass);
        int points = (count - 1) * WindowSpread.PerShell + WindowSpread.Taps.Length;
        _frequency = [.. Enumerable.Range(0, points).Select(i => width * Math.Max(0.5, first - WindowSpread.Reach + i / (double)WindowSpread.PerShell))];
        _logFrequency = Array.ConvertAll(_frequency, k => Math.Log(k / FilterUnknowns.SpecimenAt));
        _fine = new double[points];
    }

    /// <summary>How many shells there are.</summary>
    public int Count { get; }

    /// <summary>Natural logarithm of the frequency of a shell, over that at which the specimen's ratio is told.</summary>
    public double LogFrequencyOf(int shell) => _logFrequency[(shell + WindowSpread.Reach) * WindowSpread.PerShell];

    /// <summary>Writes the log power of the shells.</summary>
    /// <param name="shared">The first <see cref="FilterUnknowns.Shared"/> unknowns.</param>
    /// <param name="rings">Wavelength times defocus, in <see cref="FilterUnknowns.RingUnit"/>, above zero.</param>
    /// <param name="level">Natural logarithm of the power of the unfiltered noise.</param>
    /// <param name="logPower">Takes the result; as many as <see cref="Count"/>.</param>
    public void Write(ReadOnlySpan<double> shared, double rings, double level, Span<double> logPower)
    {
        Fill(shared, rings * FilterUnknowns.RingUnit);
        double scale = Math.Exp(level), rest = Math.Exp(shared[FilterUnknowns.Rest]);
        double[] taps = WindowSpread.Taps;
        for (int shell = 0; shell < logPower.Length; shell++)
        {
            var near = _fine.AsSpan(shell * WindowSpread.PerShell, taps.Length);
            double sum = 0;
            for (int i = 0; i < taps.Length; i++) sum += taps[i] * near[i];
            logPower[shell] = Math.Log(scale * sum + rest);
        }
    }

    private void Fill(ReadOnlySpan<double> shared, double rings)
    {
        double strongest = shared[FilterUnknowns.LogStrongest], fall = shared[FilterUnknowns.Fall] * FilterUnknowns.FallUnit, phase = shared[FilterUnknowns.Phase];
        double firstZero = FirstZeroOf(rings, phase);
        for (int i = 0; i < _fine.Length; i++)
        {
            double k = _frequency[i], x = _logFrequency[i], c = Math.Sin(Math.PI * rings * k * k + phase);
            double end = _lowPass == LowPass.None ? 1 : Math.Cos(Math.PI / 2 * Math.Min(1, k / firstZero));
            double ratio = end * Exp(strongest - fall * k), specimen = Exp(shared[FilterUnknowns.Specimen] + x * (shared[FilterUnknowns.Specimen + 1] + x * shared[FilterUnknowns.Specimen + 2]));
            double power = c * c, filter = ratio / (power * ratio + 1);
            _fine[i] = (specimen * power + 1) * power * filter * filter;
        }
    }

    /// <summary>The first zero of the CTF, cycles/angstrom.</summary>
    /// <param name="rings">Wavelength times defocus, square angstrom.</param>
    /// <param name="phase">Of the amplitude contrast, radian.</param>
    public static double FirstZeroOf(double rings, double phase) => Math.Sqrt((1 - phase / Math.PI) / rings);

    // Beyond, nothing changes any more; and numbers stay numbers.
    private static double Exp(double value) => Math.Exp(Math.Clamp(value, -40, 40));
}
