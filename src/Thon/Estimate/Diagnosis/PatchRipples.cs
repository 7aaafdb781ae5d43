using System.Runtime.Intrinsics;
using Thon.Estimate.Tiles;

namespace Thon.Estimate.Diagnosis;

/// <summary>The rings in the cells of one patch, measured and as the model has them, as parts of the background: (P - B) / B and -C D cos 2 chi' / B. One value a cell.</summary>
/// <param name="Measured">What was measured.</param>
/// <param name="Model">The model.</param>
/// <param name="Defocus">The defocus of each cell, at the patch's place and along the cell's direction, angstrom.</param>
internal sealed record PatchRipples(double[] Measured, double[] Model, double[] Defocus)
{
    /// <summary>Empty cells.</summary>
    public static PatchRipples Empty(int cells) => new(new double[cells], new double[cells], new double[cells]);

    /// <summary>Takes the cells of a patch, of every ring up to an end.</summary>
    /// <param name="cells">The cells of the tilt.</param>
    /// <param name="rings">The model of its rings, one entry a ring.</param>
    /// <param name="patches">The defoci of the patches.</param>
    /// <param name="patch">Which patch.</param>
    public void FillInPlace(TiltCells cells, ReadOnlySpan<RingModel> rings, in PatchDefoci patches, int patch)
    {
        for (int ring = 0; ring < rings.Length; ring++) FillRing(cells, ring, rings[ring], patches, patch);
    }

    private void FillRing(TiltCells cells, int ring, in RingModel model, in PatchDefoci patches, int patch)
    {
        int from = cells.Grid.RingStart[ring], to = cells.Grid.RingStart[ring + 1];
        if (from == to) return;
        double left = RingDamping.OfSpread(cells.PerDefocus[from], patches.Spread[patch]);
        var scale = Vector512.Create(-left * model.Contrast / model.Background);
        double[] powers = cells.Power[patch];
        for (int i = from; i < to; i += PolarGrid.Lanes)
        {
            var local = Vector512.Create(model.Defocus + patches.Offset[patch])
                + Vector512.Create(cells.Cosine, i) * model.Astigmatism.Cosine + Vector512.Create(cells.Sine, i) * model.Astigmatism.Sine;
            var phase = Vector512.Create(cells.PerDefocus, i) * local + Vector512.Create(cells.ConstantPhase, i) + Vector512.Create(model.TwicePhase);
            (scale * Vector512.Create(model.Damping, i) * Vector512.Cos(phase)).CopyTo(Model, i);
            (Vector512.Create(powers, i) / model.Background - Vector512<double>.One).CopyTo(Measured, i);
            local.CopyTo(Defocus, i);
        }
    }
}
