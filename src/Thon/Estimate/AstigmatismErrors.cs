namespace Thon.Estimate;

/// <summary>Standard errors of an astigmatism.</summary>
/// <param name="Difference">Of U - V, angstrom.</param>
/// <param name="Angle">Of the angle, radian.</param>
internal readonly record struct AstigmatismErrors(double Difference, double Angle)
{
    // The direction of an astigmatism that may as well be none is any: that of a flat distribution over half a turn.
    private static readonly double Anywhere = Math.PI / Math.Sqrt(12);

    /// <summary>The errors of an astigmatism along itself and across.</summary>
    /// <param name="at">The astigmatism.</param>
    /// <param name="cosine">Variance of its cosine, angstrom^2.</param>
    /// <param name="both">Covariance of its cosine and its sine, angstrom^2.</param>
    /// <param name="sine">Variance of its sine, angstrom^2.</param>
    public static AstigmatismErrors Of(Astigmatism at, double cosine, double both, double sine)
    {
        double half = Math.Sqrt(at.Cosine * at.Cosine + at.Sine * at.Sine);
        var (c, s) = DirectionOf(at);
        double Along(double x, double y) => Math.Sqrt(Math.Max(0, x * x * cosine + 2 * x * y * both + y * y * sine));
        // U - V is twice the half difference.
        return new(2 * Along(c, s), half == 0 ? Anywhere : Math.Min(Anywhere, Along(-s, c) / half / 2));
    }

    /// <summary>Cosine and sine of twice the angle of U; along +x where there is no astigmatism.</summary>
    public static (double Cosine, double Sine) DirectionOf(Astigmatism at)
    {
        double half = Math.Sqrt(at.Cosine * at.Cosine + at.Sine * at.Sine);
        return half == 0 ? (1, 0) : (at.Cosine / half, at.Sine / half);
    }
}
