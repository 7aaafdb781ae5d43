using Thon.Units;

namespace Thon.Estimate;

/// <summary>How far the rings of one tilt can be trusted.</summary>
/// <param name="Resolution">The finest spacing up to which rings are seen without a wide gap; null where none are.</param>
/// <param name="Score">Correlation of the rings' measured contrast with the fitted one: near 1 where the fit follows what is there. Whether what is there are rings, <see cref="RingEvidence"/> judges.</param>
/// <param name="Misfit">Mean square of what the fit leaves of the rings' contrast, over what noise would leave: near 1 where the model holds.</param>
public sealed record TiltQuality(Length? Resolution, double Score, double Misfit);

/// <summary>Judges a fit ring by ring.</summary>
public static class FitQuality
{
    // Rings are judged in windows of this fraction of the fitted range.
    private const double WindowFraction = 0.06;

    // Standard errors above nothing: to believe that there are rings at all, and to follow them on from there.
    private const double SignificanceToStart = 5;
    private const double SignificanceToGoOn = 3;

    /// <summary>The quality of one tilt's fit.</summary>
    /// <param name="rings">Agreement of the model with the spectrum, one entry a ring, coarse to fine.</param>
    /// <param name="frequencies">Frequency of every ring, cycles/angstrom.</param>
    public static TiltQuality Of(IReadOnlyList<RingAgreement> rings, double[] frequencies)
    {
        double[] significance = Significance(rings);
        int first = Array.FindIndex(significance, z => z >= SignificanceToStart);
        return new(first < 0 ? null : Length.FromAngstroms(1 / frequencies[LastSeen(significance, first)]), Score(rings), Misfit(rings));
    }

    /// <summary>The last ring seen before rings fail for longer than two windows: a node of the slab's thickness hides them for a while only.</summary>
    private static int LastSeen(double[] significance, int first)
    {
        int last = first, gap = 4 * Reach(significance.Length);
        for (int ring = first; ring < significance.Length && ring - last <= gap; ring++)
            if (significance[ring] >= SignificanceToGoOn) last = ring;
        return last;
    }

    /// <summary>How well measured and fitted rings agree around every ring: <see cref="TiltQuality.Score"/> of a window about it, -1 to 1; null where there are no cells or no rings to compare.</summary>
    /// <param name="rings">Agreement of the model with the spectrum, one entry a ring, coarse to fine.</param>
    public static double?[] Around(RingAgreement[] rings) => [.. Enumerable.Range(0, rings.Length).Select(ring =>
        rings[ring].Information > 0 ? Correlation(rings[Window(ring, rings.Length)]) : null)];

    /// <summary>The rings of the window about a ring.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="count">How many rings there are.</param>
    internal static Range Window(int ring, int count) => Math.Max(0, ring - Reach(count))..Math.Min(count, ring + Reach(count) + 1);

    private static int Reach(int rings) => Math.Max(3, (int)(WindowFraction * rings / 2));

    private static double[] Significance(IReadOnlyList<RingAgreement> rings)
    {
        RingAgreement[] all = [.. rings];
        var significance = new double[rings.Count];
        for (int ring = 0; ring < rings.Count; ring++)
        {
            double seen = 0, known = 0;
            foreach (var near in all[Window(ring, rings.Count)])
                (seen, known) = (seen + near.Seen, known + near.Information);
            significance[ring] = known > 0 ? seen / Math.Sqrt(known) : 0;
        }
        return significance;
    }

    private static double Misfit(IReadOnlyList<RingAgreement> rings) =>
        rings.Where(ring => ring.Information > 0).Select(ring => Math.Pow(ring.Seen - ring.Contrast * ring.Information, 2) / ring.Information).DefaultIfEmpty(0).Average();

    private static double Score(IReadOnlyList<RingAgreement> rings) => Correlation(rings) ?? 0;

    /// <summary>Correlation of the rings' measured contrast with the fitted one; null where either is nothing.</summary>
    private static double? Correlation(IEnumerable<RingAgreement> rings)
    {
        double both = 0, fitted = 0, measured = 0;
        foreach (var ring in rings.Where(ring => ring.Information > 0))
        {
            both += ring.Contrast * ring.Seen;
            fitted += ring.Contrast * ring.Contrast * ring.Information;
            measured += ring.Seen * ring.Seen / ring.Information;
        }
        return fitted > 0 && measured > 0 ? both / Math.Sqrt(fitted * measured) : null;
    }
}
