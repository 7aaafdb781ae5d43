namespace Thon.Optics;

/// <summary>The fall of contrast with frequency that coherence, the detector and motion leave together, as one number B. [Rosenthal2003]</summary>
public static class Envelope
{
    /// <summary>The amplitude left, exp(-B k^2 / 4).</summary>
    /// <param name="k2">Squared spatial frequency, cycles^2/angstrom^2.</param>
    /// <param name="b">B, square angstrom; zero or more damps, below zero sharpens.</param>
    public static double Amplitude(double k2, double b) => Math.Exp(LogAmplitude(k2, b));

    /// <summary>The natural logarithm of <see cref="Amplitude"/>, -B k^2 / 4: a number also where the amplitude itself is too small for one.</summary>
    /// <param name="k2">Squared spatial frequency, cycles^2/angstrom^2.</param>
    /// <param name="b">B, square angstrom.</param>
    public static double LogAmplitude(double k2, double b) => -b * k2 / 4;
}
