namespace Thon.Provenance.Fingerprints.Filters;

/// <summary>
/// What the unknowns leave of the shells, and the normal equations of a step towards less. Large residuals count with their root, not their square: gold and edges are no model's. What is
/// known of specimens beforehand counts as a few shells.
/// </summary>
internal sealed class FilterEquations(FilteredSection[] sections, FilteredRings model)
{
    /// <summary>The usual phase of the amplitude contrast, of 0.07 to 0.1, radian.</summary>
    public const double AmplitudePhase = 0.085;

    private const double Step = 1e-4;

    // What is expected, and one over how far it may stray: of the specimen's ratio, at 33 A a third of the noise, falling towards fine spacings; of the amplitude contrast, that of ice.
    private static readonly (int Unknown, double Expected, double Weight)[] Beforehand =
        [(FilterUnknowns.Specimen, -1, 1.5), (FilterUnknowns.Specimen + 1, -1.5, 3), (FilterUnknowns.Specimen + 2, 0, 6), (FilterUnknowns.Phase, AmplitudePhase, 1 / 0.015)];

    private readonly double[] _modelled = new double[model.Count];

    /// <summary>How many unknowns there are.</summary>
    public int Count => FilterUnknowns.Shared + 2 * sections.Length;

    /// <summary>Sum of what is left; not a number where the unknowns are none.</summary>
    public double CostOf(double[] unknowns) =>
        Beforehand.Sum(one => Math.Pow((unknowns[one.Unknown] - one.Expected) * one.Weight, 2))
        + Enumerable.Range(0, sections.Length).Sum(i => ResidualsOf(unknowns, i).Sum(Loss));

    /// <summary>What is left on average of a shell that tells something.</summary>
    public double MisfitOf(double[] unknowns) => CostOf(unknowns) / sections.Sum(section => section.Told);

    /// <summary>
    /// How differently sections fall: the standard deviation over the sections of what the model leaves between two frequencies, of log power. Under a dose weight each falls in its own way, which no
    /// deconvolution explains.
    /// </summary>
    /// <param name="unknowns">The unknowns at their best.</param>
    /// <param name="frequencies">The frequencies of the shells, cycles/angstrom.</param>
    /// <param name="from">The lower of the two, cycles/angstrom.</param>
    /// <param name="to">The higher of the two.</param>
    public double SpreadOf(double[] unknowns, double[] frequencies, double from, double to)
    {
        double[] steps = [.. Enumerable.Range(0, sections.Length).Select(i => (to - from) * SlopeOfRest(ResidualsOf(unknowns, i), sections[i].Weight, frequencies, to))];
        double mean = steps.Average();
        return Math.Sqrt(steps.Average(step => (step - mean) * (step - mean)));
    }

    // Weighted, of the shells up to a frequency; a large residual counts as one of its size's root.
    private static double SlopeOfRest(double[] residuals, double[] weight, double[] frequencies, double to)
    {
        double w = 0, wx = 0, wxx = 0, wy = 0, wxy = 0;
        for (int i = 0; i < residuals.Length; i++)
        {
            if (weight[i] == 0 || frequencies[i] > to) continue;
            double each = weight[i] * weight[i] / Math.Sqrt(1 + residuals[i] * residuals[i]), x = frequencies[i], y = -residuals[i] / weight[i];
            (w, wx, wxx, wy, wxy) = (w + each, wx + each * x, wxx + each * x * x, wy + each * y, wxy + each * x * y);
        }
        double spread = w * wxx - wx * wx;
        return spread > 0 ? (w * wxy - wx * wy) / spread : 0;
    }

    /// <summary>The normal equations about some unknowns: matrix and right side.</summary>
    public (double[,] Matrix, double[] Right) About(double[] unknowns)
    {
        var (matrix, right) = (new double[Count, Count], new double[Count]);
        foreach (var (unknown, expected, weight) in Beforehand)
        {
            matrix[unknown, unknown] += weight * weight;
            right[unknown] -= weight * weight * (unknowns[unknown] - expected);
        }
        for (int i = 0; i < sections.Length; i++) Add(unknowns, i, matrix, right);
        return (matrix, right);
    }

    private void Add(double[] unknowns, int section, double[,] matrix, double[] right)
    {
        int[] own = [.. Enumerable.Range(0, FilterUnknowns.Shared), FilterUnknowns.Shared + section, FilterUnknowns.Shared + sections.Length + section];
        double[] residuals = ResidualsOf(unknowns, section);
        double[][] slopes = [.. own.Select(unknown => SlopeOf(unknowns, section, unknown, residuals))];
        for (int shell = 0; shell < residuals.Length; shell++)
        {
            double weight = 1 / Math.Sqrt(1 + residuals[shell] * residuals[shell]);
            for (int a = 0; a < own.Length; a++)
            {
                double part = weight * slopes[a][shell];
                right[own[a]] -= part * residuals[shell];
                for (int b = 0; b < own.Length; b++) matrix[own[a], own[b]] += part * slopes[b][shell];
            }
        }
    }

    private double[] SlopeOf(double[] unknowns, int section, int unknown, double[] residuals)
    {
        double[] moved = [.. unknowns];
        moved[unknown] += Step;
        return [.. ResidualsOf(moved, section).Zip(residuals, (after, before) => (after - before) / Step)];
    }

    private double[] ResidualsOf(double[] unknowns, int section)
    {
        var (logPower, weight) = sections[section];
        model.Write(unknowns.AsSpan(0, FilterUnknowns.Shared), unknowns[FilterUnknowns.Shared + section], unknowns[FilterUnknowns.Shared + sections.Length + section], _modelled);
        return [.. _modelled.Select((modelled, shell) => weight[shell] * (modelled - logPower[shell]))];
    }

    private static double Loss(double residual) => 2 * (Math.Sqrt(1 + residual * residual) - 1);
}
