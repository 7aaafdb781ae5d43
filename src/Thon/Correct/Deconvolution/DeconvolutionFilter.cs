using Thon.Optics;
using Thon.Units;

namespace Thon.Correct.Deconvolution;

/// <summary>
/// What a frequency is multiplied by in a deconvolution, W = c / (c^2 + 1/SNR). [TomDeconv] [Tegunov2019] [Liu2022] [Lamm2024] The formulas of all presets stand here; what differs
/// between them stands in <see cref="DeconvolutionPreset"/>.
/// </summary>
public sealed class DeconvolutionFilter
{
    private readonly DeconvolutionPreset _preset;
    private readonly double _strongest;
    private readonly double _fall;
    private readonly double _highPassEdge;

    // Infinite where there is none, so that every frequency is a zeroth of it.
    private readonly double _firstZero;

    private readonly double _stretch;

    /// <summary>The filter of one volume or image.</summary>
    /// <param name="settings">The filter asked for.</param>
    /// <param name="ctf">The CTF of the input.</param>
    /// <param name="input">Whether its signs were corrected.</param>
    /// <param name="pixelSize">Pixel size.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the settings is not in its range.</exception>
    public DeconvolutionFilter(DeconvolutionSettings settings, ContrastTransfer ctf, InputState input, Length pixelSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(settings.FallOff, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.HighPass, nameof(settings));
        (Settings, Ctf, Input, PixelSize, _preset) = (settings, ctf, input, pixelSize, settings.Preset);
        _strongest = Math.Pow(10, _preset.Decades * settings.Strength);
        _fall = _preset.FallOff * settings.FallOff;
        _highPassEdge = _preset.HighPass.EdgeOf(settings.HighPass, pixelSize);
        _firstZero = FirstZeroOf(ctf);
        _stretch = _preset.TablePoints is { } points ? (points - 1.0) / points : 1;
    }

    /// <summary>The filter asked for.</summary>
    public DeconvolutionSettings Settings { get; }

    /// <summary>The CTF of the input.</summary>
    public ContrastTransfer Ctf { get; }

    /// <summary>Whether its signs were corrected.</summary>
    public InputState Input { get; }

    /// <summary>Pixel size.</summary>
    public Length PixelSize { get; }

    /// <summary>The frequency of the first zero of the CTF's mean over all directions; null where it has none.</summary>
    public SpatialFrequency? FirstZero => double.IsFinite(_firstZero) ? new(_firstZero) : null;

    /// <summary>The frequency from which on the high-pass keeps nothing away.</summary>
    public SpatialFrequency HighPassEdge => new(_highPassEdge);

    /// <summary>The signal-to-noise ratio the filter goes by, where |CTF| is 1.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom, zero or more.</param>
    public double SignalToNoiseAt(double k) => _strongest * Math.Exp(-_fall * k) * _preset.HighPass.At(k, _highPassEdge) * LowPassAt(k) + _preset.Floor;

    /// <summary>The CTF that is divided by, its magnitude where the input was flipped, of the mean defocus of all directions.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom, zero or more.</param>
    public double TransferAt(double k)
    {
        double stretched = k * _stretch, c = Math.Sin(Ctf.PhaseAt(stretched * stretched, Ctf.Defocus.Mean.Angstroms));
        return Input == InputState.Flipped ? Math.Abs(c) : c;
    }

    /// <summary>The factor W, for the mean defocus of all directions.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom, zero or more.</param>
    public double At(double k) => At(k, TransferAt(k));

    /// <summary>The factor W for a CTF known already.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom, zero or more.</param>
    /// <param name="transfer">The CTF, or its magnitude, -1 to 1.</param>
    public double At(double k, double transfer)
    {
        double ratio = SignalToNoiseAt(k);
        return transfer * ratio / (transfer * transfer * ratio + 1);
    }

    private double LowPassAt(double k) => _preset.LowPass == LowPass.AtFirstZero ? Math.Cos(Math.PI / 2 * Math.Min(1, k / _firstZero)) : 1;

    // The phase a + k^2 (b - c k^2) starts between 0 and pi and reaches one of the two first; it has a zero of the sine at each.
    private static double FirstZeroOf(ContrastTransfer ctf)
    {
        var (constant, perDefocus, quartic) = ctf.PhaseCoefficients;
        double linear = perDefocus * ctf.Defocus.Mean.Angstroms, turns = Math.Floor(constant / Math.PI);
        double[] squares = [.. new[] { turns, turns + 1 }.SelectMany(whole => Roots(quartic, linear, constant - Math.PI * whole)).Where(square => square > 0)];
        return squares.Length > 0 ? Math.Sqrt(squares.Min()) : double.PositiveInfinity;
    }

    private static IEnumerable<double> Roots(double a, double b, double c)
    {
        if (a == 0) return b == 0 ? [] : [-c / b];
        double root = Math.Sqrt(b * b - 4 * a * c);
        return double.IsNaN(root) ? [] : [(-b + root) / (2 * a), (-b - root) / (2 * a)];
    }
}
