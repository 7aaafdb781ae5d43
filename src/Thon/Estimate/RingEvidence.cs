namespace Thon.Estimate;

/// <summary>
/// Whether what a fit follows are Thon rings. Rings come back period after period with the same sign. The edge of a filter, or a bar across the image,
/// can be mimicked by one or two periods of some defocus, but the others then do not follow.
/// </summary>
/// <param name="Agreeing">Sum of z^2 over the periods of the rings that agree in sign with the model, z the slope of power against modulation over its standard error.</param>
/// <param name="Strongest">The largest of these.</param>
/// <param name="Opposing">The same sum over the periods that disagree.</param>
public readonly record struct RingEvidence(double Agreeing, double Strongest, double Opposing)
{
    // Noise and filter edges oppose about as often as they agree; rings do so only beyond a node of the slab's thickness, where they are weak.
    private const double MostOpposing = 0.25;

    // The edge of a filter is one deep period; rings do not rest on one alone, though at the end of a long exposure the first may hold two thirds.
    private const double MostOfOnePeriod = 0.75;

    /// <summary>Log likelihood that is left when the strongest period is left out and the opposing ones are taken off.</summary>
    public double Sustained => (Agreeing - Strongest - Opposing) / 2;

    /// <summary>Whether rings explain the spectrum.</summary>
    /// <param name="smallest">How much must be sustained.</param>
    public bool Convinces(double smallest) =>
        Sustained >= smallest && Opposing <= MostOpposing * Agreeing && Strongest <= MostOfOnePeriod * Agreeing;

    /// <summary>The evidence of a fit.</summary>
    /// <param name="rings">Agreement of the model with the spectrum, one entry a ring, coarse to fine.</param>
    /// <param name="phases">Phase of the rings, 2 chi, at every ring, radian.</param>
    public static RingEvidence Of(IReadOnlyList<RingAgreement> rings, IReadOnlyList<double> phases)
    {
        double agreeing = 0, strongest = 0, opposing = 0;
        foreach (var period in Enumerable.Range(0, rings.Count).GroupBy(ring => (int)Math.Floor(phases[ring] / (2 * Math.PI))))
        {
            double z = Slope([.. period.Select(ring => rings[ring])]), square = z * z;
            if (z > 0) (agreeing, strongest) = (agreeing + square, Math.Max(strongest, square));
            else opposing += square;
        }
        return new(agreeing, strongest, opposing);
    }

    /// <summary>Slope of P - B against u within one period, over its standard error; a level that is off does not count.</summary>
    private static double Slope(IReadOnlyList<RingAgreement> rings)
    {
        double w = rings.Sum(r => r.Weight), u = rings.Sum(r => r.Modulation), uu = rings.Sum(r => r.Information);
        if (w <= 0) return 0;
        double variance = uu - u * u / w;
        return variance <= 1e-9 * uu ? 0 : (rings.Sum(r => r.Seen) - rings.Sum(r => r.Offset) * u / w) / Math.Sqrt(variance);
    }
}
