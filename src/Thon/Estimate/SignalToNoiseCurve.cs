using System.Collections.Immutable;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>
/// The signal-to-noise ratio of every tilt, from the curves of its own fit. A signal of power A seen through the CTF, on noise of power N, has the mean power
/// N + A sin^2 chi' = (N + A/2) - (A/2) cos 2 chi'. So the fitted contrast is C = A/2, the background B = N + A/2, and A / N = 2C / (B - C). Both are relative to
/// the same mean power, and the damping of the rings by the slab and by a tile's window is not in C: A is the power of all that the CTF acts on, wherever in the slab it lies.
/// </summary>
/// <remarks>
/// A tilt's own curve is taken as far as its rings are seen, and to 20 A in any case. Beyond, its contrast hangs on a scale, a slope and a B-factor that nothing holds
/// (<see cref="ContrastPrior"/>), and may be wrong by ten. There it runs on as the curves of all fitted tilts do on average, whose errors differ, and never rises. Where no tilt
/// of the series shows rings any more that average is made up as well, and falls on by its own B-factor, since envelopes are Gaussian.
/// </remarks>
public static class SignalToNoiseCurve
{
    /// <summary>Rings this coarse, cycles/angstrom, are wide and strong: what a tilt gained to be fitted it owes to them, whether or not one of them stands clear of the noise.</summary>
    public const double SeenAnyway = 1 / 20.0;

    // Points of a curve: the splines behind it are made of 7 and 10 coefficients and bend slower than twice that.
    private const int Points = 20;

    // Where C comes near B the noise is a small difference of the two, which are known to some percent; beyond this part of B, and wherever C exceeds B, nobody can
    // tell how small it is. A ratio of 38 or of a thousand makes the same filter, apart from the zeros of the CTF.
    private const double LargestContrast = 0.95;

    // No filter lets anything through from here on down; logarithms want a number above zero.
    private const double LeastRatio = 1e-6;

    /// <summary>The ratio where |CTF| is 1, from 1e-6 to 38.</summary>
    /// <param name="background">B, above zero.</param>
    /// <param name="contrast">C before the slab's damping, zero or more, in the same unit.</param>
    public static double Ratio(double background, double contrast)
    {
        double part = Math.Min(contrast / background, LargestContrast);
        return Math.Max(LeastRatio, 2 * part / (1 - part));
    }

    /// <summary>The contrast C over the background B that goes with a ratio, 0 to 0.95: the inverse of <see cref="Ratio"/>.</summary>
    /// <param name="ratio">The ratio, above zero.</param>
    public static double ContrastOf(double ratio) => Math.Min(LargestContrast, ratio / (2 + ratio));

    /// <summary>The curves of all fitted tilts of a series.</summary>
    /// <param name="frequencies">Middle frequency of every ring of the fit, cycles/angstrom, rising; at least two.</param>
    /// <param name="usefulRings">How many of them, from the coarsest, tell anything; at least two. There the curves end.</param>
    /// <param name="tilts">The fitted curves of every tilt, and the finest spacing at which its rings are seen, or null where none stands out.</param>
    /// <returns>One curve a tilt, in the same order.</returns>
    public static ImmutableArray<SignalToNoise> Of(IReadOnlyList<double> frequencies, int usefulRings, IReadOnlyList<(TiltCurves Curves, Length? Resolution)> tilts)
    {
        int[] rings = [.. Enumerable.Range(0, Points).Select(i => i * (usefulRings - 1) / (Points - 1)).Distinct()];
        ImmutableArray<double> k = [.. rings.Select(ring => frequencies[ring])];
        double[][] logs = [.. tilts.Select(tilt => LogRatios(rings, frequencies.Count, tilt.Curves))];
        int[] seen = [.. tilts.Select(tilt => Seen(k, tilt.Resolution))];
        double[] shared = Shared(k, logs, seen.Max());
        return [.. tilts.Select((_, j) => new SignalToNoise(k, [.. Held(logs[j], shared, seen[j]).Select(log => Math.Max(LeastRatio, Math.Exp(log)))]))];
    }

    private static double[] LogRatios(int[] rings, int ringCount, TiltCurves curves)
    {
        SplineBasis background = new(LocalIndex.BackgroundCount, ringCount), contrast = new(LocalIndex.ContrastCount, ringCount);
        return [.. rings.Select(ring => Math.Log(Ratio(1, Math.Exp(contrast.At(ring, curves.Contrast) - background.At(ring, curves.Background)))))];
    }

    /// <summary>The last point at which a tilt's own curve is taken.</summary>
    private static int Seen(ImmutableArray<double> k, Length? resolution)
    {
        double finest = resolution is { } spacing ? Math.Max(SeenAnyway, 1 / spacing.Angstroms) : SeenAnyway;
        return Math.Max(0, k.Count(frequency => frequency <= finest) - 1);
    }

    /// <summary>The mean of all tilts' logarithms as far as any of them shows rings, from there on along the B-factor from the first point to there, or level if it would rise.</summary>
    private static double[] Shared(ImmutableArray<double> k, double[][] logs, int seen)
    {
        double[] shared = [.. k.Select((_, i) => logs.Average(log => log[i]))];
        double slope = seen == 0 ? 0 : Math.Min(0, (shared[seen] - shared[0]) / (k[seen] * k[seen] - k[0] * k[0]));
        for (int i = seen + 1; i < shared.Length; i++) shared[i] = shared[seen] + slope * (k[i] * k[i] - k[seen] * k[seen]);
        return shared;
    }

    private static double[] Held(double[] own, double[] shared, int seen)
    {
        double[] held = [.. own];
        for (int i = seen + 1; i < held.Length; i++) held[i] = Math.Min(held[i - 1], own[seen] + shared[i] - shared[seen]);
        return held;
    }
}
