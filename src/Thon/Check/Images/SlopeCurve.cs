namespace Thon.Check.Images;

/// <summary>What one image says of the slope of its defocus across an axis.</summary>
/// <param name="Gain">
/// For every slope of <see cref="SlopeGrid"/> the gain in log likelihood over no rings, with the defocus that suits best, less the price for lying far from that of the series.
/// </param>
/// <param name="Defocus">That defocus, angstrom.</param>
internal sealed record SlopeCurve(double[] Gain, double[] Defocus)
{
    // Structureless noise gains about this much by chance: with less, an image shows no rings and prefers no slope.
    private const double ByChance = 6;

    /// <summary>How much an image says for rings of a slope, zero or more: the gain beyond what chance gives, without a kink.</summary>
    /// <param name="slope">The slope, angstrom per angstrom.</param>
    public double EvidenceAt(double slope) => Beyond(SlopeGrid.Interpolate(Gain, slope));

    /// <summary>The most it says for any slope.</summary>
    public double Most { get; } = Beyond(Gain.Max());

    /// <summary>The defocus at the nearest slope of the grid, angstrom.</summary>
    public double DefocusAt(double slope) => Defocus[SlopeGrid.Nearest(slope)];

    private static double Beyond(double gain) => gain > ByChance
        ? gain - ByChance + Math.Log(1 + Math.Exp(ByChance - gain))
        : Math.Log(1 + Math.Exp(gain - ByChance));
}
