using Thon.Correct.Deconvolution;

namespace Thon.Provenance.Fingerprints.Filters;

/// <summary>
/// Where a fit begins: for given shared unknowns, the rings of every section that explain it best but for smooth changes. Sections of one series have much the same defocus.
/// </summary>
internal static class FilterStart
{
    // Wavelength times defoci of 0.8 to 8 um at 300 kV, in steps that shift the tenth ring by a third of its width.
    private const double FewestRings = 150;
    private const double MostRings = 1600;
    private const double RingStep = 8;

    // A shell that does not fit at all counts no more than this.
    private const double MostOfShell = 9;

    // How far a section strays from the others, in the unit of rings (0.3 um), and how much that is held against it.
    private const double Stray = 60;
    private const double StrayWeight = 10;

    // The power that is left where the filter leaves nothing, below the strongest.
    private const double RestBelow = 16;

    // Rings that explain much may be every second one of the true ones; so many are tried, each this part away from the better ones.
    private const int Tried = 5;
    private const double Apart = 0.15;

    /// <summary>Unknowns to begin with, the likeliest first.</summary>
    /// <param name="sections">The sections.</param>
    /// <param name="model">The model.</param>
    /// <param name="shared">Shared unknowns but the last; the rest of the power is set here.</param>
    public static IEnumerable<double[]> Of(FilteredSection[] sections, FilteredRings model, double[] shared)
    {
        double[] rings = [.. Enumerable.Range(0, (int)((MostRings - FewestRings) / RingStep) + 1).Select(i => (FewestRings + i * RingStep) / FilterUnknowns.RingUnit)];
        double[][] curves = [.. rings.Select(ring => Curve(model, shared, ring))];
        double[][] misfits = [.. sections.Select(section => MisfitsOf(section, curves, model))];
        double[] all = [.. rings.Select((_, i) => misfits.Sum(of => of[i]))];
        for (int tried = 0; tried < Tried; tried++)
        {
            double common = rings[BestOf(all)];
            yield return Near(common, sections, rings, curves, misfits, shared);
            all = [.. all.Select((misfit, i) => Math.Abs(rings[i] / common - 1) < Apart ? double.PositiveInfinity : misfit)];
        }
    }

    private static double[] Near(double common, FilteredSection[] sections, double[] rings, double[][] curves, double[][] misfits, double[] shared)
    {
        int[] best = [.. misfits.Select(of => BestOf(of.Select((misfit, i) => misfit + StrayWeight * Math.Pow((rings[i] - common) * FilterUnknowns.RingUnit / Stray, 2))))];
        double[] levels = [.. sections.Select((section, i) => LevelOf(section, curves[best[i]]))];
        double[] start = [.. shared, .. best.Select(i => rings[i]), .. levels];
        start[FilterUnknowns.Rest] = sections.Average(section => section.LogPower.Max()) - RestBelow;
        return start;
    }

    private static double[] Curve(FilteredRings model, double[] shared, double rings)
    {
        var curve = new double[model.Count];
        model.Write(shared, rings, 0, curve);
        double least = curve.Max() - RestBelow;
        return Array.ConvertAll(curve, log => Math.Max(least, log));
    }

    private static int BestOf(IEnumerable<double> misfits) => misfits.Select((misfit, i) => (misfit, i)).Min().i;

    // The median is not led astray by shells that do not fit.
    private static double LevelOf(FilteredSection section, double[] curve)
    {
        double[] over = [.. Enumerable.Range(0, curve.Length).Where(i => section.Weight[i] > 0).Select(i => section.LogPower[i] - curve[i]).Order()];
        return over[over.Length / 2];
    }

    private static double[] MisfitsOf(FilteredSection section, double[][] curves, FilteredRings model)
    {
        double[][] smooth = Smooth(section.Weight, model);
        return Array.ConvertAll(curves, curve =>
        {
            double[] left = [.. section.LogPower.Select((log, i) => (log - curve[i]) * section.Weight[i])];
            foreach (double[] bend in smooth)
            {
                double part = Dot(left, bend);
                for (int i = 0; i < left.Length; i++) left[i] -= part * bend[i];
            }
            return left.Sum(value => Math.Min(MostOfShell, value * value));
        });
    }

    // A level, a slope and a bend over the logarithm of frequency, orthonormal under the weights.
    private static double[][] Smooth(double[] weight, FilteredRings model)
    {
        var bends = new List<double[]>();
        for (int degree = 0; degree < 3; degree++)
        {
            double[] next = [.. weight.Select((w, i) => w * Math.Pow(model.LogFrequencyOf(i), degree))];
            foreach (double[] before in bends)
            {
                double part = Dot(next, before);
                for (int i = 0; i < next.Length; i++) next[i] -= part * before[i];
            }
            double norm = Math.Sqrt(Dot(next, next));
            bends.Add(Array.ConvertAll(next, value => value / norm));
        }
        return [.. bends];
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
