using System.Collections.Immutable;

namespace Thon.AccuracyStudies.Correction;

/// <summary>A band of spacings.</summary>
/// <param name="Coarse">Its coarse end, angstrom; belongs to it.</param>
/// <param name="Fine">Its fine end, angstrom; does not.</param>
internal readonly record struct Band(double Coarse, double Fine)
{
    /// <summary>The bands corrections are judged in, from coarse to fine.</summary>
    public static ImmutableArray<Band> All { get; } = [new(40, 20), new(20, 12), new(12, 8), new(8, 6), new(6, 4.5)];

    /// <summary>Which band a frequency lies in, cycles/angstrom; null for none.</summary>
    public static int? Of(double k)
    {
        for (int i = 0; i < All.Length; i++)
            if (k >= 1 / All[i].Coarse && k < 1 / All[i].Fine) return i;
        return null;
    }

    /// <summary>The two ends, as in "20-12".</summary>
    public override string ToString() => FormattableString.Invariant($"{Coarse}-{Fine}");
}
