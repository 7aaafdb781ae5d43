namespace Thon.Estimate;

/// <summary>Standard errors of one tilt.</summary>
/// <param name="Defocus">Of (U + V) / 2, angstrom.</param>
/// <param name="U">Of U, angstrom.</param>
/// <param name="V">Of V, angstrom.</param>
/// <param name="Astigmatism">Of U - V, angstrom.</param>
/// <param name="Angle">Of the angle of the astigmatism, radian.</param>
internal sealed record TiltErrors(double Defocus, double U, double V, double Astigmatism, double Angle)
{
    /// <summary>The errors of one tilt of a fit: each is that of a linear combination of the numbers of the series.</summary>
    public static TiltErrors Of(SeriesFitResult fit, int tilt)
    {
        var at = fit.PhysicsOf(tilt).Astigmatism;
        SeriesLink[] links = [.. fit.Model.LinksOf(tilt, fit.Point.Numbers)];
        double Covariance(int one, int other)
        {
            double sum = 0;
            foreach (var a in links.Where(link => link.Local == one))
                foreach (var b in links.Where(link => link.Local == other)) sum += a.Factor * b.Factor * fit.Covariance[a.Series, b.Series];
            return sum;
        }

        double mean = Covariance(LocalIndex.Defocus, LocalIndex.Defocus), cosine = Covariance(LocalIndex.AstigmatismCosine, LocalIndex.AstigmatismCosine);
        double sine = Covariance(LocalIndex.AstigmatismSine, LocalIndex.AstigmatismSine), both = Covariance(LocalIndex.AstigmatismCosine, LocalIndex.AstigmatismSine);
        var (c, s) = AstigmatismErrors.DirectionOf(at);
        double half = c * c * cosine + 2 * c * s * both + s * s * sine;
        double shared = 2 * (c * Covariance(LocalIndex.Defocus, LocalIndex.AstigmatismCosine) + s * Covariance(LocalIndex.Defocus, LocalIndex.AstigmatismSine));
        var (difference, angle) = AstigmatismErrors.Of(at, cosine, both, sine);
        return new(Math.Sqrt(mean), Math.Sqrt(Math.Max(0, mean + shared + half)), Math.Sqrt(Math.Max(0, mean - shared + half)), difference, angle);
    }
}
