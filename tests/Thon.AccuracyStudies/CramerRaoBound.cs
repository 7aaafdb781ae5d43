using System.Collections.Immutable;
using Thon.Simulate;
using Thon.Tilts;

namespace Thon.AccuracyStudies;

/// <summary>
/// The least standard errors any unbiased estimate can have, from the simulation's own parameters. The height of the spectrum is taken as known.
/// </summary>
/// <param name="Defocus">Of each tilt's mean defocus, angstrom, all else known.</param>
/// <param name="DefocusWithOwnPhase">The same where each tilt has an unknown phase of its own, angstrom.</param>
/// <param name="DefocusWithSharedPhase">The same where the series has one unknown phase, angstrom.</param>
/// <param name="Shared">Of what the tilts share, the defocus of each tilt and all else that is unknown being unknown too; angstrom or radian.</param>
internal sealed record CramerRaoBound(
    ImmutableArray<double> Defocus,
    ImmutableArray<double> DefocusWithOwnPhase,
    ImmutableArray<double> DefocusWithSharedPhase,
    ImmutableDictionary<Unknown, double> Shared)
{
    /// <summary>The bounds of a series.</summary>
    /// <param name="settings">Settings of the series.</param>
    /// <param name="tilts">Its tilts with their true defocus and exposure.</param>
    /// <param name="unknown">What the tilts share and the estimation is not told.</param>
    public static CramerRaoBound Of(SimulationSettings settings, IReadOnlyList<Tilt> tilts, IReadOnlyList<Unknown> unknown)
    {
        double[][,] tilted = [.. tilts.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(tilt => TiltInformation.Of(settings, tilt))];
        return new(
            [.. tilted.Select(information => PerTilt(information, []))],
            [.. tilted.Select(information => PerTilt(information, [Unknown.Phase]))],
            DefocusKnowing(tilted, [Unknown.Phase]),
            SharedBounds(tilted, unknown));
    }

    private static double PerTilt(double[,] information, Unknown[] others)
    {
        Unknown[] all = [Unknown.Defocus, .. others];
        return Math.Sqrt(SymmetricInverse.Of(Part(information, all, all))[0, 0]);
    }

    /// <summary>Defocus of each tilt where the series has some unknowns: what the tilt alone would give, and what the shared unknowns cost it.</summary>
    private static ImmutableArray<double> DefocusKnowing(double[][,] tilts, IReadOnlyList<Unknown> shared)
    {
        var covariance = SymmetricInverse.Of(SharedInformation(tilts, shared));
        return [.. tilts.Select(information =>
        {
            double own = information[0, 0], cost = 0;
            for (int i = 0; i < shared.Count; i++)
                for (int j = 0; j < shared.Count; j++) cost += information[0, (int)shared[i]] * covariance[i, j] * information[0, (int)shared[j]];
            return Math.Sqrt(1 / own + cost / (own * own));
        })];
    }

    private static ImmutableDictionary<Unknown, double> SharedBounds(double[][,] tilts, IReadOnlyList<Unknown> shared)
    {
        var covariance = SymmetricInverse.Of(SharedInformation(tilts, shared));
        return Enumerable.Range(0, shared.Count).ToImmutableDictionary(i => shared[i], i => Math.Sqrt(covariance[i, i]));
    }

    /// <summary>Information about what is shared that is left when the defocus of each tilt has taken its part: the Schur complement, summed over the tilts.</summary>
    private static double[,] SharedInformation(double[][,] tilts, IReadOnlyList<Unknown> shared)
    {
        var sum = new double[shared.Count, shared.Count];
        foreach (var information in tilts)
            for (int i = 0; i < shared.Count; i++)
                for (int j = 0; j < shared.Count; j++)
                {
                    int a = (int)shared[i], b = (int)shared[j];
                    sum[i, j] += information[a, b] - information[0, a] * information[0, b] / information[0, 0];
                }
        return sum;
    }

    private static double[,] Part(double[,] matrix, Unknown[] rows, Unknown[] columns)
    {
        var part = new double[rows.Length, columns.Length];
        for (int i = 0; i < rows.Length; i++)
            for (int j = 0; j < columns.Length; j++) part[i, j] = matrix[(int)rows[i], (int)columns[j]];
        return part;
    }
}
