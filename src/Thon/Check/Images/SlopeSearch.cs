using Thon.Estimate;
using Thon.Estimate.Search;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Check.Images;

/// <summary>Tries every slope on every image.</summary>
/// <param name="Microscope">The optics.</param>
/// <param name="Phase">Phase-plate phase.</param>
/// <param name="Settings">Threads.</param>
internal sealed record SlopeSearch(Microscope Microscope, Angle Phase, ImageCheckSettings Settings)
{
    // Wide enough for a pixel size that is wrong by a factor of two, which makes the defocus wrong by four: of usual defoci, and of the one asked for where that is known.
    private const double LowestDefocus = 2500;
    private const double HighestDefocus = 200000;
    private const double HighestOverNominal = 4.6;
    private const double HighestOfAll = 600000;

    // About axes nobody claims every second slope will do, with those between as the mean of their neighbours.
    private const int StepOfOthers = 2;

    // The tilts of a series lie this near to its defocus, angstrom.
    private const double Reach = 9000;

    // Defoci are tried in steps that rings of this spacing tell apart: finer ones are faint, and a little off their best. Where the series has its defocus
    // shows without finer rings at all, and in slopes that are about right.
    private static readonly Length FinestOfSteps = new(8);
    private static readonly double[] SlopesOfCentre = [-1.4, -0.8, -0.35, 0, 0.35, 0.8, 1.4];

    /// <summary>The defocus that was asked for, median of the series, angstrom; null where it is not known.</summary>
    public double? Nominal { get; init; }

    private double Highest => Math.Min(HighestOfAll, Math.Max(HighestDefocus, HighestOverNominal * (Nominal ?? 0)));

    /// <summary>Finest spacing that slopes are told from; finer rings hardly survive in tilted images.</summary>
    public static Length Finest { get; } = new(6);

    /// <summary>The curves of every image across every axis.</summary>
    /// <param name="rings">For every image its rings in strips along every axis; null where it shows nothing.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="claimedAxes">How many of them, from the first, are those claimed: they tell where the defocus lies.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>[axis][image]; null for images that show nothing.</returns>
    public SlopeCurve?[][] Run(IReadOnlyList<IReadOnlyList<RingAverages>?> rings, IReadOnlyList<Angle> axes, int claimedAxes, CancellationToken cancellation)
    {
        int[] shown = [.. Enumerable.Range(0, rings.Count).Where(i => rings[i] is not null)];
        var curves = axes.Select(_ => new SlopeCurve?[rings.Count]).ToArray();
        if (shown.Length == 0) return curves;
        var coarse = PerImage(shown.Length, cancellation, i => Coarse(rings[shown[i]]!, axes, claimedAxes));
        double centre = DefocusConsensus.Centre(coarse);
        for (int axis = 0; axis < axes.Count; axis++)
        {
            int a = axis;
            int step = axis < claimedAxes ? 1 : StepOfOthers;
            var found = PerImage(shown.Length, cancellation, i => Curve(rings[shown[i]]![a], axes[a], centre, step));
            for (int i = 0; i < shown.Length; i++) curves[axis][shown[i]] = found[i];
        }
        return curves;
    }

    /// <summary>The gain of rings of some defoci in one image.</summary>
    /// <param name="rings">Its rings in strips along the axis.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="slope">The slope across it.</param>
    /// <param name="from">Lowest defocus, angstrom.</param>
    /// <param name="to">Highest defocus, angstrom.</param>
    public DefocusCurve Gains(RingAverages rings, Angle axis, double slope, double from, double to)
    {
        var (sine, cosine) = Math.SinCos(axis.Radians);
        var optics = new TiltOptics(Microscope, Phase, new DefocusPlane(slope * cosine, slope * sine));
        return DefocusSearch.Curve(rings, optics, DefocusGrid.Between(from, to, Microscope.Wavelength, 1 / FinestOfSteps.Angstroms));
    }

    /// <summary>For every defocus the gain with the slope that suits best.</summary>
    private DefocusCurve Coarse(IReadOnlyList<RingAverages> rings, IReadOnlyList<Angle> axes, int claimedAxes)
    {
        DefocusCurve? best = null;
        for (int axis = 0; axis < claimedAxes; axis++)
        {
            var coarse = rings[axis].UpTo(FinestOfSteps);
            foreach (double slope in SlopesOfCentre)
            {
                var curve = Gains(coarse, axes[axis], slope, LowestDefocus, Highest);
                best = best is null ? curve : best with { Gain = [.. best.Gain.Zip(curve.Gain, Math.Max)] };
            }
        }
        return best!;
    }

    private SlopeCurve Curve(RingAverages rings, Angle axis, double centre, int step)
    {
        var (gain, defocus) = (new double[SlopeGrid.Count], new double[SlopeGrid.Count]);
        for (int slope = 0; slope < SlopeGrid.Count; slope += step)
        {
            var curve = Gains(rings, axis, SlopeGrid.At(slope), Math.Max(LowestDefocus / 2, centre - Reach), centre + Reach);
            double Worth(int i) => curve.Gain[i] - Math.Pow((curve.DefocusAt(i) - centre) / DefocusConsensus.FocusScatterAngstroms, 2) / 2;
            int best = Enumerable.Range(0, curve.Gain.Length).MaxBy(Worth);
            (gain[slope], defocus[slope]) = (Worth(best), curve.DefocusAt(best));
        }

        for (int slope = 0; slope < SlopeGrid.Count; slope++)
            if (slope % step != 0) (gain[slope], defocus[slope]) = ((gain[slope - 1] + gain[slope + 1]) / 2, defocus[slope - 1]);
        return new(gain, defocus);
    }

    private T[] PerImage<T>(int count, CancellationToken cancellation, Func<int, T> work)
    {
        var results = new T[count];
        SectionLoop.Run(count, Settings.Threads, cancellation, () => 0, (i, _) => results[i] = work(i));
        return results;
    }
}
