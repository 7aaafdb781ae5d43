using System.Runtime.Intrinsics;

namespace Thon.Estimate.Search;

/// <summary>
/// A tilt's spectra averaged over directions, relative to their trend, with the rings a defocus would make in them. The defocus only ever grows by
/// one step, so the rings' phases turn by a fixed angle each time and need no cosines. Arrays over rings are filled up with rings that count nothing.
/// </summary>
internal sealed class SearchRings
{
    private const int Lanes = 8;

    private readonly PatchRings[] _patches;
    private readonly double[] _turnCosine;
    private readonly double[] _turnSine;

    private SearchRings(int patches, int rings)
    {
        Count = rings;
        int padded = (rings + Lanes - 1) / Lanes * Lanes;
        double[] New() => new double[padded];
        _patches = [.. Enumerable.Range(0, patches).Select(_ => new PatchRings(New(), New(), New(), New()))];
        (_turnCosine, _turnSine, One, Y, U, UU, UY) = (New(), New(), New(), New(), New(), New(), New());
    }

    /// <summary>How many rings there are.</summary>
    public int Count { get; }

    /// <summary>Sum over the patches of the weight w.</summary>
    public double[] One { get; }

    /// <summary>Sum of w y, y the power.</summary>
    public double[] Y { get; }

    /// <summary>Sum of w u at the defocus last measured, u = -cos 2 chi'.</summary>
    public double[] U { get; }

    /// <summary>Sum of w u^2.</summary>
    public double[] UU { get; }

    /// <summary>Sum of w u y.</summary>
    public double[] UY { get; }

    public static SearchRings Of(RingAverages averages, TiltOptics optics, double firstDefocus, double step)
    {
        var rings = new SearchRings(averages.Patches.Count, averages.Count);
        var inFocus = optics.InFocus;
        for (int ring = 0; ring < rings.Count; ring++)
        {
            double k2 = averages.Frequency[ring] * averages.Frequency[ring], perDefocus = 2 * inFocus.PhasePerDefocusAt(k2), constant = 2 * inFocus.PhaseAt(k2, 0);
            (rings._turnSine[ring], rings._turnCosine[ring]) = Math.SinCos(perDefocus * step);
            for (int s = 0; s < rings._patches.Length; s++)
            {
                var (cosine, sine, weight, weightedPower) = rings._patches[s];
                double defocus = firstDefocus + averages.Patches[s].Place.OffsetOn(optics.Plane);
                (sine[ring], cosine[ring]) = Math.SinCos(perDefocus * defocus + constant);
                (weight[ring], weightedPower[ring]) = (averages.Patches[s].Weight[ring], averages.Patches[s].WeightedPower[ring]);
                rings.One[ring] += weight[ring];
                rings.Y[ring] += weightedPower[ring];
            }
        }
        return rings;
    }

    /// <summary>Sums up at the present defocus, then goes on to the next.</summary>
    public void Measure()
    {
        for (int i = 0; i < One.Length; i += Lanes)
        {
            Vector512<double> turnCosine = Vector512.Create(_turnCosine, i), turnSine = Vector512.Create(_turnSine, i), u = default, uu = default, uy = default;
            foreach (var patch in _patches)
            {
                Vector512<double> cosine = Vector512.Create(patch.Cosine, i), sine = Vector512.Create(patch.Sine, i);
                var weighted = Vector512.Create(patch.Weight, i) * cosine;
                (u, uu, uy) = (u - weighted, uu + weighted * cosine, uy - Vector512.Create(patch.WeightedPower, i) * cosine);
                (cosine * turnCosine - sine * turnSine).CopyTo(patch.Cosine, i);
                (cosine * turnSine + sine * turnCosine).CopyTo(patch.Sine, i);
            }
            u.CopyTo(U, i);
            uu.CopyTo(UU, i);
            uy.CopyTo(UY, i);
        }
    }

    private sealed record PatchRings(double[] Cosine, double[] Sine, double[] Weight, double[] WeightedPower);
}
