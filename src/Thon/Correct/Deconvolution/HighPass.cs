using Thon.Units;

namespace Thon.Correct.Deconvolution;

/// <summary>How the coarsest frequencies are kept from a signal-to-noise ratio: 0 at zero frequency, rising along part of a cosine to a plateau.</summary>
/// <param name="Usual">The number of the high-pass where nobody states another, in <paramref name="Unit"/>.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Amplitude">A of A (1 - cos(Turn x)), x running from 0 to 1 where the plateau begins.</param>
/// <param name="Turn">How far the cosine turns, radian.</param>
public sealed record HighPass(double Usual, HighPassUnit Unit, double Amplitude, double Turn)
{
    /// <summary>The frequency from which on nothing more is kept away, cycles/angstrom.</summary>
    /// <param name="number">The number of the high-pass, above 0, in <see cref="Unit"/>.</param>
    /// <param name="pixelSize">Pixel size.</param>
    public double EdgeOf(double number, Length pixelSize) => Unit switch
    {
        HighPassUnit.Angstrom => 2 / number,
        HighPassUnit.FractionOfNyquist => number * SpatialFrequency.Nyquist(pixelSize).CyclesPerAngstrom,
        _ => number / pixelSize.Angstroms,
    };

    /// <summary>The factor at a frequency.</summary>
    /// <param name="k">Spatial frequency, cycles/angstrom.</param>
    /// <param name="edge">Where the plateau begins, cycles/angstrom.</param>
    public double At(double k, double edge) => Amplitude * (1 - Math.Cos(Turn * Math.Min(1, k / edge)));
}
