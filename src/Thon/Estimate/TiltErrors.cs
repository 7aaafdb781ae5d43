namespace Thon.Estimate;

/// <summary>Standard errors of one tilt.</summary>
/// <param name="Defocus">Of (U + V) / 2, angstrom.</param>
/// <param name="U">Of U, angstrom.</param>
/// <param name="V">Of V, angstrom.</param>
/// <param name="Astigmatism">Of U - V, angstrom.</param>
/// <param name="Angle">Of the angle of the astigmatism, radian.</param>
internal sealed record TiltErrors(double Defocus, double U, double V, double Astigmatism, double Angle)
{
    // The direction of an astigmatism that may as well be none is any.
    private static readonly double Anywhere = Math.PI / Math.Sqrt(12);

    /// <summary>The errors of one tilt of a fit: each is that of a linear combination of the numbers of the series.</summary>
    public static TiltErrors Of(SeriesFitResult fit, int tilt)
    {
        var at = fit.PhysicsOf(tilt).Astigmatism;
        double half = Math.Sqrt(at.Cosine * at.Cosine + at.Sine * at.Sine);
        double cosine = half == 0 ? 1 : at.Cosine / half, sine = half == 0 ? 0 : at.Sine / half;
        SeriesLink[] links = [.. fit.Model.LinksOf(tilt, fit.Point.Numbers).Where(link => link.Local is LocalIndex.Defocus or LocalIndex.AstigmatismCosine or LocalIndex.AstigmatismSine)];
        double Along(double defocus, double x, double y)
        {
            double Weight(SeriesLink link) => link.Factor * link.Local switch { LocalIndex.Defocus => defocus, LocalIndex.AstigmatismCosine => x, _ => y };
            double variance = 0;
            foreach (var a in links)
                foreach (var b in links) variance += Weight(a) * Weight(b) * fit.Covariance[a.Series, b.Series];
            return Math.Sqrt(variance);
        }

        // U - V is twice the half difference.
        double angle = half == 0 ? Anywhere : Math.Min(Anywhere, Along(0, -sine, cosine) / half / 2);
        return new(Along(1, 0, 0), Along(1, cosine, sine), Along(1, -cosine, -sine), 2 * Along(0, cosine, sine), angle);
    }
}
