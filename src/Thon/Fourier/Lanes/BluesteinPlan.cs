using System.Numerics;

namespace Thon.Fourier.Lanes;

/// <summary>
/// A transform of any length as a convolution with a chirp [Bluestein1970]: with c(j) = exp(-pi i j^2 / n), F(k) = c(k) sum_j f(j) c(j) conj c(k - j),
/// the sum being a cyclic convolution of a smooth length of at least 2n - 1.
/// </summary>
internal sealed class BluesteinPlan
{
    public BluesteinPlan(int length)
    {
        Cyclic = new(SmoothSize.AtLeast(2 * length - 1));
        Chirp = LanePlan.Pinned(length);
        var kernel = new Complex[Cyclic.Length];
        for (int j = 0; j < length; j++)
        {
            Complex chirp = LanePlan.Root((long)j * j, 2L * length);
            LanePlan.Put(Chirp, j, chirp);
            kernel[j] = kernel[(Cyclic.Length - j) % Cyclic.Length] = Complex.Conjugate(chirp);
        }
        Kernel = LanePlan.Pinned(Cyclic.Length);
        var spectrum = DoubleTransform.Forward(kernel);
        for (int k = 0; k < spectrum.Length; k++) LanePlan.Put(Kernel, k, spectrum[k] / spectrum.Length);
    }

    /// <summary>The plan of the cyclic convolution.</summary>
    public LanePlan Cyclic { get; }

    /// <summary>c(j), (re, im) pairs.</summary>
    public float[] Chirp { get; }

    /// <summary>The spectrum of conj c over the cyclic length, divided by that length.</summary>
    public float[] Kernel { get; }

    /// <summary>Two buffers of the cyclic length.</summary>
    public int ScratchPoints => 2 * Cyclic.Length;
}
