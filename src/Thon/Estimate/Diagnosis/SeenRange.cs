namespace Thon.Estimate.Diagnosis;

/// <summary>The frequencies at which a tilt has rings to look at; nearer to the middle, and farther out, its picture is blank.</summary>
/// <param name="Lowest">Where they begin, cycles/angstrom.</param>
/// <param name="Highest">Where they end, cycles/angstrom.</param>
public sealed record SeenRange(double Lowest, double Highest)
{
    /// <summary>Those of a tilt; null where it has no rings.</summary>
    /// <param name="diagnosis">What there is to see of it.</param>
    public static SeenRange? Of(TiltDiagnosis diagnosis)
    {
        var (frequencies, measured) = (diagnosis.Frequencies, diagnosis.Measured);
        int[] seen = [.. Enumerable.Range(0, frequencies.Length).Where(ring => measured[ring] is not null)];
        if (seen.Length < 2) return null;
        double half = (frequencies[1] - frequencies[0]) / 2;
        return new(frequencies[seen[0]] - half, frequencies[seen[^1]] + half);
    }

    /// <summary>Whether a frequency lies within.</summary>
    /// <param name="k">The frequency, cycles/angstrom.</param>
    public bool Holds(double k) => k >= Lowest && k <= Highest;
}
