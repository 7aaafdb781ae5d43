namespace Thon.Estimate;

/// <summary>
/// The power spectrum of one image, averaged over tiles at the same distance from the tilt axis, which share a defocus. Every tile was first divided by
/// its mean power, so that uneven illumination and ice do not weigh.
/// </summary>
/// <param name="Grid">The cells of the spectra.</param>
/// <param name="Strips">The strips, in order of their distance from the axis.</param>
public sealed record StripSpectra(PolarGrid Grid, IReadOnlyList<Strip> Strips)
{
    /// <summary>How many rings, from the coarsest, hold more than a filter has left; see <see cref="SpectrumCutoff"/>.</summary>
    public int UsefulRings { get; } = SpectrumCutoff.Of(Grid, Strips);
}

/// <summary>One strip of tiles.</summary>
/// <param name="Distance">Mean signed distance of its tiles' centres from the tilt axis through the image centre, angstrom.</param>
/// <param name="Spread">Root mean square deviation of the tiles from that distance, angstrom.</param>
/// <param name="Tiles">How many tiles were averaged.</param>
/// <param name="Power">Mean power of every cell of the grid, dimensionless.</param>
public sealed record Strip(double Distance, double Spread, int Tiles, float[] Power);
