using Thon.Tilts;

namespace Thon.AccuracyStudies.Correction;

/// <summary>The signal-to-noise ratio an image really has: the power of the CTF-free truth over that of the noise, ring by ring.</summary>
internal static class TrueSignalToNoise
{
    // Rings this wide hold hundreds of samples and up, and the ratio changes by a fifth at most from one to the next.
    private const double RingWidth = 0.01;

    /// <summary>The ratio of one image.</summary>
    /// <param name="truth">What the image would show without CTF and noise.</param>
    /// <param name="noise">The noise alone, in the same units.</param>
    public static SignalToNoise Of(InteriorSpectrum truth, InteriorSpectrum noise)
    {
        double[] signal = RingPowers(truth), background = RingPowers(noise);
        return new([.. signal.Select((_, ring) => (ring + 0.5) * RingWidth)], [.. signal.Zip(background, (s, b) => s / b)]);
    }

    private static double[] RingPowers(InteriorSpectrum spectrum)
    {
        var rings = new double[(int)(spectrum.Nyquist / RingWidth)];
        for (int i = 0; i < spectrum.Values.Length; i++)
            if ((int)(spectrum.Frequencies[i] / RingWidth) is var ring && ring < rings.Length) rings[ring] += spectrum.Values[i].Power;
        return rings;
    }
}
