namespace Thon.Estimate;

/// <summary>How one ring of cells agrees with the fitted Thon rings; sums over its cells, w their weights, u the unit modulation, P - B the power above the background.</summary>
/// <param name="Weight">Sum of w.</param>
/// <param name="Modulation">Sum of w u.</param>
/// <param name="Information">Sum of w u^2, the variance of <paramref name="Seen"/> in noise.</param>
/// <param name="Offset">Sum of w (P - B).</param>
/// <param name="Seen">Sum of w u (P - B).</param>
/// <param name="Contrast">The fitted contrast C.</param>
public readonly record struct RingAgreement(double Weight, double Modulation, double Information, double Offset, double Seen, double Contrast);
