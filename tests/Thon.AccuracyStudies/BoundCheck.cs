using Thon.Imaging;
using Thon.Optics;
using Thon.Simulate;
using Thon.Units;

namespace Thon.AccuracyStudies;

/// <summary>
/// Whether the bound can be reached, and not be beaten: of many simulated images of a flat specimen, the defocus of greatest Whittle
/// likelihood where everything but the defocus is known, from the whole image's periodogram. Its scatter over the bound must come out as 1.
/// </summary>
internal static class BoundCheck
{
    private const int Images = 100, Steps = 3;

    /// <summary>The cases of the check: 768 x 768 pixels of 2.5 angstrom, near focus and far from it.</summary>
    public static IEnumerable<BoundCheckRow> All(int threads)
    {
        var settings = new SimulationSettings { Width = 768, Height = 768, TiltAngles = [Angle.Zero], Contents = SpecimenContents.IceOnly, SignalToNoise = 0.3, EnvelopeB = 60 };
        yield return Of("1 um, 900 A slab", 1000, settings with { Defocus = Defocus.Round(Length.FromMicrometers(1)) }, threads);
        yield return Of("4 um, 2500 A slab, phase plate", 2000, settings with { SlabThickness = new(2500), PhaseShift = Angle.FromDegrees(90) }, threads);
    }

    private static BoundCheckRow Of(string name, ulong firstSeed, SimulationSettings settings, int threads)
    {
        var (errors, bounds) = (new double[Images], new double[Images]);
        SectionLoop.Run(Images, threads, default, () => 0, (i, _) => (errors[i], bounds[i]) = ErrorOf(settings with { Seed = firstSeed + (ulong)i }));
        return new(name, Pooling.Rms(bounds)!.Value, Pooling.Rms(errors)!.Value, 1 / Math.Sqrt(2 * Images));
    }

    /// <summary>Error of the best defocus of one image, by Fisher scoring from the truth, and its bound.</summary>
    private static (double Error, double Bound) ErrorOf(SimulationSettings settings)
    {
        var simulation = new Simulation(settings);
        var tilt = simulation.Series.Tilts[0];
        var model = new SpectrumModel(settings, tilt);
        double shot = SignalScale.MeanCounts(settings, tilt.Angle) * settings.Width * settings.Height;
        var samples = ImageSpectrum.Samples(simulation.Render(0)).Where(sample => sample.Fx * sample.Fx + sample.Fy * sample.Fy < 0.25).ToArray();
        double error = 0;
        for (int step = 0; step < Steps; step++)
        {
            double score = 0, information = 0;
            foreach (var (power, fx, fy) in samples)
            {
                double k = Math.Sqrt(fx * fx + fy * fy) / settings.PixelSize.Angstroms;
                var at = model.At(k, new(Math.Atan2(fy, fx)), error);
                double slope = at.PerPhase * model.PhasePerDefocus(k);
                score += (power / shot / at.Mean - 1) * slope;
                information += slope * slope;
            }
            error += score / information;
        }
        return (error, 1 / Math.Sqrt(TiltInformation.Of(settings, tilt)[0, 0]));
    }
}
