using System.Collections.Immutable;
using Thon.Units;

namespace Thon.Tilts;

/// <summary>What every section had taken before it and what it took itself. Programs disagree which of the two "dose" means; both are kept.</summary>
/// <param name="Before">Exposure before each section, in the order of the stack.</param>
/// <param name="Each">Exposure of each section.</param>
/// <param name="Places">Place of each section in the order of acquisition, from 0.</param>
public sealed record DoseHistory(ImmutableArray<Dose> Before, ImmutableArray<Dose> Each, ImmutableArray<int> Places)
{
    // Exposures that rise with the tilt do so by a few parts in a hundred from one image to the next; a missing image doubles the step.
    private const double Gap = 1.7;

    /// <summary>The exposure of the whole series, e/angstrom^2.</summary>
    public Dose Total => Before.Zip(Each, (before, each) => before + each).MaxBy(dose => dose.ElectronsPerSquareAngstrom);

    /// <summary>Adds exposures up in the order of acquisition.</summary>
    /// <param name="each">Exposure of each section, in the order of the stack.</param>
    /// <param name="places">Place of each section in the order of acquisition, from 0, each place once.</param>
    public static DoseHistory Accumulate(IReadOnlyList<Dose> each, IReadOnlyList<int> places)
    {
        var before = new Dose[each.Count];
        var sum = Dose.None;
        foreach (int section in Enumerable.Range(0, each.Count).OrderBy(section => places[section]))
        {
            before[section] = sum;
            sum += each[section];
        }

        return new([.. before], [.. each], [.. places]);
    }

    /// <summary>The same history of a specimen that had an exposure before all of it.</summary>
    /// <param name="initial">That exposure.</param>
    public DoseHistory After(Dose initial) => this with { Before = [.. Before.Select(before => initial + before)] };

    /// <summary>A history of which both exposures are known; the order follows from them.</summary>
    /// <param name="before">Exposure before each section.</param>
    /// <param name="each">Exposure of each section.</param>
    public static DoseHistory Of(IReadOnlyList<Dose> before, IReadOnlyList<Dose> each) => new([.. before], [.. each], PlacesOf(before));

    /// <summary>
    /// A history of which only the exposures before are known, as in RELION's files: each section took what the next one had more than
    /// it. The last one is given what the one acquired before it took, and one before a gap, where an image was taken out of the series,
    /// what its neighbours took. At least two sections.
    /// </summary>
    /// <param name="before">Exposure before each section.</param>
    public static DoseHistory FromBefore(IReadOnlyList<Dose> before)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(before.Count, 2, nameof(before));
        int[] order = [.. Enumerable.Range(0, before.Count).OrderBy(section => before[section].ElectronsPerSquareAngstrom)];
        double[] steps = [.. order.Zip(order.Skip(1), (a, b) => before[b].ElectronsPerSquareAngstrom - before[a].ElectronsPerSquareAngstrom)];
        double[] filled = [.. steps.Select((step, i) => WithoutGap(steps, i))];
        var each = new Dose[before.Count];
        for (int i = 0; i < order.Length; i++) each[order[i]] = new(filled[Math.Min(i, filled.Length - 1)]);
        return Of(before, each);
    }

    private static double WithoutGap(double[] steps, int i)
    {
        double[] neighbours = [.. new[] { i - 1, i + 1 }.Where(j => j >= 0 && j < steps.Length).Select(j => steps[j])];
        return neighbours.Length > 0 && steps[i] > Gap * neighbours.Max() ? neighbours.Average() : steps[i];
    }

    private static ImmutableArray<int> PlacesOf(IReadOnlyList<Dose> before) =>
        DoseOrder.Ranks([.. before.Select(dose => dose.ElectronsPerSquareAngstrom)]);
}
