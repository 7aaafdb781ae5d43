using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies;

/// <summary>
/// The Fisher information of one image about everything unknown: the sum over the Fourier samples of a half plane, width times height / 2 of them, of
/// the products of the slopes of ln M, averaged over the field, since a power is exponentially distributed about its mean M and the
/// defocus differs from place to place. The band is the whole disc up to Nyquist; the corners of the square beyond it are left out.
/// </summary>
internal static class TiltInformation
{
    /// <summary>How many unknowns there are.</summary>
    public static readonly int UnknownCount = Enum.GetValues<Unknown>().Length;

    private const int Rings = 800, Places = 64, Directions = 8;

    // Steps along which each coordinate of a place is spread most evenly: the inverse of the plastic number and its square, and the golden section.
    private const double StepX = 0.7548776662466927, StepY = 0.5698402909980532, StepK = 0.6180339887498949;

    // Slopes of the defocus plane with the specimen's angles, by central differences.
    private const double AngleStep = 1e-5;

    /// <summary>The information matrix, [unknown, unknown] in the order of <see cref="Unknown"/>.</summary>
    public static double[,] Of(SimulationSettings settings, Tilt tilt)
    {
        var model = new SpectrumModel(settings, tilt);
        var planes = Planes.Of(settings.Geometry, tilt.Angle);
        double width = settings.Width * settings.PixelSize.Angstroms, height = settings.Height * settings.PixelSize.Angstroms;
        double step = SpatialFrequency.Nyquist(settings.PixelSize).CyclesPerAngstrom / Rings;
        var information = new double[UnknownCount, UnknownCount];
        var slopes = new double[UnknownCount];
        for (int ring = 0; ring < Rings; ring++)
            for (int place = 0; place < Places; place++)
            {
                double x = width * (Fraction(StepX * (place + 1)) - 0.5), y = height * (Fraction(StepY * (place + 1)) - 0.5);
                for (int i = 0; i < Directions; i++)
                {
                    double k = step * (ring + Fraction(StepK * (place * Directions + i)));
                    var direction = new Angle(Math.PI * (i + (double)place / Places) / Directions);
                    FillSlopes(slopes, model, planes, k, direction, x, y);
                    AddInPlace(information, slopes, width * height * Math.PI * k * step / (Places * Directions));
                }
            }
        return information;
    }

    private static void FillSlopes(double[] slopes, SpectrumModel model, Planes planes, double k, Angle direction, double x, double y)
    {
        var at = model.At(k, direction, planes.Here.OffsetAt(x, y));
        double perDefocus = at.PerPhase * model.PhasePerDefocus(k);
        slopes[(int)Unknown.Defocus] = perDefocus;
        slopes[(int)Unknown.Phase] = at.PerPhase;
        slopes[(int)Unknown.AstigmatismCosine] = perDefocus * Math.Cos(2 * direction.Radians);
        slopes[(int)Unknown.AstigmatismSine] = perDefocus * Math.Sin(2 * direction.Radians);
        slopes[(int)Unknown.Thickness] = at.PerThickness;
        slopes[(int)Unknown.TiltOffset] = perDefocus * planes.PerTiltOffset.OffsetAt(x, y);
        slopes[(int)Unknown.XTilt] = perDefocus * planes.PerXTilt.OffsetAt(x, y);
    }

    private static void AddInPlace(double[,] information, double[] slopes, double samples)
    {
        for (int i = 0; i < slopes.Length; i++)
            for (int j = 0; j < slopes.Length; j++) information[i, j] += samples * slopes[i] * slopes[j];
    }

    private static double Fraction(double x) => x - Math.Floor(x);

    /// <summary>The defocus plane of a tilt and its change with the specimen's angles, per radian.</summary>
    private sealed record Planes(DefocusPlane Here, DefocusPlane PerTiltOffset, DefocusPlane PerXTilt)
    {
        public static Planes Of(TiltGeometry geometry, Angle tilt) => new(
            DefocusPlane.Of(geometry, tilt),
            Slope(h => DefocusPlane.Of(geometry with { TiltOffset = new(geometry.TiltOffset.Radians + h) }, tilt)),
            Slope(h => DefocusPlane.Of(geometry with { XTilt = new(geometry.XTilt.Radians + h) }, tilt)));

        private static DefocusPlane Slope(Func<double, DefocusPlane> plane)
        {
            DefocusPlane after = plane(AngleStep), before = plane(-AngleStep);
            return new((after.SlopeX - before.SlopeX) / (2 * AngleStep), (after.SlopeY - before.SlopeY) / (2 * AngleStep));
        }
    }
}
