namespace Thon.Provenance.Fingerprints.Filters;

/// <summary>
/// How the Hann window and the rounding to shells spread power over frequency: of narrow zeros and steep falls the spectrum of a tile shows no more than is left of them then.
/// </summary>
internal static class WindowSpread
{
    /// <summary>Points of a fine spectrum for each shell.</summary>
    public const int PerShell = 4;

    /// <summary>Shells that power reaches to either side: beyond, less than 10^-7 of it does, which no shell that is compared would show.</summary>
    public const int Reach = 12;

    /// <summary>What a shell takes of the points from <see cref="Reach"/> shells before it to as many after it; one in all.</summary>
    public static double[] Taps { get; } = Normalised([.. Enumerable.Range(-Reach * PerShell, 2 * Reach * PerShell + 1).Select(i => Rounded(i / (double)PerShell))]);

    // The mean over the width of a shell, by the trapezoidal rule.
    private static double Rounded(double offset)
    {
        double sum = (PowerAt(offset - 0.5) + PowerAt(offset + 0.5)) / 2;
        for (int i = 1; i < PerShell; i++) sum += PowerAt(offset - 0.5 + i / (double)PerShell);
        return sum / PerShell;
    }

    // The Fourier transform of a Hann window is sinc(d) / (1 - d^2), d in shells.
    private static double PowerAt(double offset)
    {
        const double next = 1e-6;
        double d = Math.Abs(offset) < next ? next : Math.Abs(Math.Abs(offset) - 1) < next ? 1 + next : offset;
        double amplitude = Math.Sin(Math.PI * d) / (Math.PI * d) / (1 - d * d);
        return amplitude * amplitude;
    }

    private static double[] Normalised(double[] taps)
    {
        double sum = taps.Sum();
        return Array.ConvertAll(taps, tap => tap / sum);
    }
}
