using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies;

/// <summary>
/// Whether the simulator's images have the mean power the bound is computed from: periodograms of whole images of ice alone, each sample divided
/// by its mean after <see cref="SpectrumModel"/>, averaged over bands of frequency. Where both agree, every band comes out as 1.
/// </summary>
internal static class ModelCheck
{
    /// <summary>How many bands there are, of equal width from zero frequency to Nyquist.</summary>
    public const int Bands = 6;

    // Places a side of the field whose defoci stand for all; their phases differ by about a radian at Nyquist in the steepest image here.
    private const int PlacesASide = 12;

    /// <summary>The images of the check: flat, thick and damaged, tilted about both axes.</summary>
    public static IEnumerable<ModelCheckRow> All()
    {
        var flat = new SimulationSettings { TiltAngles = [Angle.Zero], Contents = SpecimenContents.IceOnly, SignalToNoise = 1, EnvelopeB = 60 };
        yield return Of("900 A, flat", flat);
        yield return Of("3000 A, flat, damaged", flat with { SlabThickness = new(3000), PixelSize = new(2), Damage = DamageModel.GrantGrigorieff, DosePerTilt = new(10) });
        yield return Of("900 A, tilt 50, X-tilt 15 degrees", flat with
        {
            TiltAngles = [Angle.FromDegrees(50)],
            Geometry = new(Angle.FromDegrees(20), Hand.Minus, XTilt: Angle.FromDegrees(15)),
        });
    }

    /// <summary>Checks one image.</summary>
    /// <param name="name">What the image is.</param>
    /// <param name="settings">Settings of a series with one tilt and nothing but ice.</param>
    public static ModelCheckRow Of(string name, SimulationSettings settings)
    {
        var simulation = new Simulation(settings);
        var tilt = simulation.Series.Tilts[0];
        var model = new SpectrumModel(settings, tilt);
        double[] offsets = Offsets(DefocusPlane.Of(settings.Geometry, tilt.Angle), settings);
        double shot = SignalScale.MeanCounts(settings, tilt.Angle) * settings.Width * settings.Height;
        var (sums, counts) = (new double[Bands], new int[Bands]);
        foreach (var (power, fx, fy) in ImageSpectrum.Samples(simulation.Render(0)))
        {
            double f = Math.Sqrt(fx * fx + fy * fy);
            int band = (int)(2 * f * Bands);
            if (band >= Bands) continue;
            var direction = new Angle(Math.Atan2(fy, fx));
            double mean = offsets.Average(offset => model.At(f / settings.PixelSize.Angstroms, direction, offset).Mean);
            sums[band] += power / shot / mean;
            counts[band]++;
        }
        return new(name, [.. sums.Zip(counts, (sum, count) => sum / count)], [.. counts.Select(count => 1 / Math.Sqrt(count))]);
    }

    private static double[] Offsets(DefocusPlane plane, SimulationSettings settings)
    {
        if (plane == DefocusPlane.Flat) return [0];
        double pixel = settings.PixelSize.Angstroms;
        double[] places = [.. Enumerable.Range(0, PlacesASide).Select(i => (i + 0.5) / PlacesASide - 0.5)];
        return [.. from x in places from y in places select plane.OffsetAt(x * settings.Width * pixel, y * settings.Height * pixel)];
    }
}
