using Thon.Tilts;

namespace Thon.Estimate.Tiles;

/// <summary>
/// The power spectrum of one image in patches: tiles that share a defocus, averaged. Every tile was first divided by its mean power, so that uneven
/// illumination and ice do not weigh.
/// </summary>
/// <param name="Grid">The cells of the spectra.</param>
/// <param name="Patches">The patches, in an order that depends on their places alone.</param>
/// <param name="Shape">The tiles.</param>
public sealed record PatchSpectra(PolarGrid Grid, IReadOnlyList<Patch> Patches, TileShape Shape)
{
    /// <summary>How many rings, from the coarsest, hold more than a filter has left; see <see cref="SpectrumCutoff"/>.</summary>
    public int UsefulRings { get; } = SpectrumCutoff.Of(Grid, Patches);

    /// <summary>The same spectra in larger patches.</summary>
    /// <param name="layout">Which of the present patches share one.</param>
    public PatchSpectra Merged(PatchLayout layout)
    {
        var gatherer = new PatchGatherer(Grid, layout);
        foreach (var patch in Patches) gatherer.Add(patch);
        return gatherer.Finish(Shape);
    }
}

/// <summary>One patch of tiles.</summary>
/// <param name="Place">Where its tiles lie.</param>
/// <param name="Tiles">How many tiles of full weight it counts for.</param>
/// <param name="Power">Mean power of every cell of the grid, dimensionless.</param>
public sealed record Patch(PatchPlace Place, double Tiles, float[] Power);

/// <summary>Where the tiles of a patch lie: mean and covariance of their centres, from the image centre, angstrom and angstrom^2.</summary>
/// <param name="X">Mean x.</param>
/// <param name="Y">Mean y.</param>
/// <param name="Xx">Variance of x.</param>
/// <param name="Xy">Covariance of x and y.</param>
/// <param name="Yy">Variance of y.</param>
public readonly record struct PatchPlace(double X, double Y, double Xx, double Xy, double Yy)
{
    /// <summary>What a plane adds to the defocus at the mean place, angstrom.</summary>
    public double OffsetOn(DefocusPlane plane) => plane.OffsetAt(X, Y);

    /// <summary>Standard deviation of the defocus between the tiles' centres, angstrom.</summary>
    public double SpreadOn(DefocusPlane plane) =>
        Math.Sqrt(Math.Max(0, plane.SlopeX * plane.SlopeX * Xx + 2 * plane.SlopeX * plane.SlopeY * Xy + plane.SlopeY * plane.SlopeY * Yy));
}
