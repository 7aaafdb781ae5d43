using System.Runtime.Intrinsics;
using Thon.Estimate.Tiles;

namespace Thon.Estimate;

/// <summary>The model of one ring of cells.</summary>
/// <param name="Defocus">Mean defocus at the image centre, angstrom.</param>
/// <param name="TwicePhase">Twice the phase-plate phase, radian.</param>
/// <param name="Astigmatism">Astigmatism.</param>
/// <param name="Damping">Damping of the rings in a tile, one value a cell.</param>
/// <param name="Background">B on this ring.</param>
/// <param name="Contrast">C on this ring, the slab's damping in it.</param>
internal readonly record struct RingModel(double Defocus, double TwicePhase, Astigmatism Astigmatism, double[] Damping, double Background, double Contrast);

/// <summary>Defocus of the patches that are summed over.</summary>
/// <param name="From">First patch.</param>
/// <param name="To">One past the last patch.</param>
/// <param name="Offset">What its place adds to the defocus of every patch, angstrom.</param>
/// <param name="Spread">Spread of defocus between the tiles of every patch, angstrom.</param>
internal readonly record struct PatchDefoci(int From, int To, double[] Offset, double[] Spread);

/// <summary>The inner loop of the estimation: one ring's likelihood and moments over some patches, eight cells at a time.</summary>
internal static class RingKernel
{
    /// <summary>Sums over the ring; a plain loop beside the tests says the same in a few lines.</summary>
    public static RingMoments Moments(TiltCells cells, int ring, in RingModel model, in PatchDefoci patches)
    {
        int from = cells.Grid.RingStart[ring], to = cells.Grid.RingStart[ring + 1];
        Vector512<double> s00 = default, s10 = default, s11 = default, s20 = default, s21 = default, s22 = default, s30 = default, s31 = default;
        Vector512<double> s32 = default, s33 = default, s40 = default, s41 = default, s42 = default, s43 = default, s44 = default;
        Vector512<double> r0 = default, r1 = default, r2 = default, r3 = default, r4 = default, logarithm = default, deviance = default;
        // The mean of a spectrum is positive; steps of the fit that would make it otherwise meet a wall.
        var least = Vector512.Create(0.02 * Math.Abs(model.Background) + 1e-6);
        double perDefocus = from < to ? cells.PerDefocus[from] : 0;
        for (int p = patches.From; p < patches.To; p++)
        {
            double left = RingDamping.OfSpread(perDefocus, patches.Spread[p]);
            double[] powers = cells.Power[p];
            for (int i = from; i < to; i += PolarGrid.Lanes)
            {
                var per = Vector512.Create(cells.PerDefocus, i);
                var cosine = Vector512.Create(cells.Cosine, i);
                var sine = Vector512.Create(cells.Sine, i);
                var local = Vector512.Create(model.Defocus + patches.Offset[p]) + cosine * model.Astigmatism.Cosine + sine * model.Astigmatism.Sine;
                var (sin, cos) = Vector512.SinCos(per * local + Vector512.Create(cells.ConstantPhase, i) + Vector512.Create(model.TwicePhase));
                var damping = Vector512.Create(model.Damping, i) * left;
                var u = -(damping * cos);
                var d = damping * sin * per;
                var mean = Vector512.Max(Vector512.Create(model.Background) + u * model.Contrast, least);
                var count = Vector512.Create(cells.Count, i) * cells.Tiles[p];
                var power = Vector512.Create(powers, i);
                var inverse = Vector512<double>.One / mean;
                logarithm -= count * (Vector512.Log(mean) + power * inverse);
                var w = count * inverse * inverse;
                var difference = power - mean;
                var residual = w * difference;
                deviance += residual * difference;
                Vector512<double> wu = w * u, wd = w * d, c = d * cosine, s = d * sine, wc = wd * cosine, ws = wd * sine;
                (s00, s10, s11) = (s00 + w, s10 + wu, s11 + wu * u);
                (s20, s21, s22) = (s20 + wd, s21 + wd * u, s22 + wd * d);
                (s30, s31, s32, s33) = (s30 + wc, s31 + wc * u, s32 + wc * d, s33 + wc * c);
                (s40, s41, s42, s43, s44) = (s40 + ws, s41 + ws * u, s42 + ws * d, s43 + ws * c, s44 + ws * s);
                (r0, r1, r2, r3, r4) = (r0 + residual, r1 + residual * u, r2 + residual * d, r3 + residual * c, r4 + residual * s);
            }
        }
        return new(
            Vector512.Sum(logarithm),
            Vector512.Sum(deviance),
            Sums([s00, s10, s11, s20, s21, s22, s30, s31, s32, s33, s40, s41, s42, s43, s44]),
            Sums([r0, r1, r2, r3, r4]));
    }

    private static double[] Sums(ReadOnlySpan<Vector512<double>> vectors)
    {
        var sums = new double[vectors.Length];
        for (int i = 0; i < sums.Length; i++) sums[i] = Vector512.Sum(vectors[i]);
        return sums;
    }
}
