using Thon.AccuracyStudies.Correction;
using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Correct.Deconvolution.Images;
using Thon.Imaging;
using Thon.Optics;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Correct.Deconvolution;

/// <summary>
/// Deconvolved images of simulated proteins against what they would show without CTF and noise: the correlation over all spacings below 200 A and above a finest
/// one, every frequency with the weight it has in the image, as the eye has it.
/// </summary>
public sealed class DeconvolvedTruthTests
{
    private const double Coarsest = 200;

    private static readonly double[] TiltDegrees = [0, 30, 60];

    private static readonly SimulationSettings Settings = new()
    {
        Width = 768,
        Height = 768,
        PixelSize = new(4),
        TiltAngles = [.. TiltDegrees.Select(Angle.FromDegrees)],
        Defocus = Defocus.Round(Length.FromMicrometers(4)),
        SlabThickness = new(600),
        Contents = new(Proteins: 60),
        SignalToNoise = 0.1,
        EnvelopeB = 100,
    };

    // The band to 30 A holds some thousand frequencies of each image: correlations of two filters of one image differ by about 0.005 at random.
    private const double SamplingError = 0.005;

    [Fact]
    public void Deconvolved_images_agree_better_with_the_truth_at_coarse_spacings()
    {
        foreach (var tilt in Series(4))
            foreach (var preset in DeconvolutionPreset.All)
            {
                double raw = tilt.Agreement(tilt.Counts, 30), found = tilt.Agreement(tilt.Deconvolved(tilt.Counts, preset, InputState.Raw), 30);
                Assert.True(found > raw + 3 * SamplingError, $"{preset.Name}, {tilt.Told.Angle.Degrees:F0} degrees: {found:F3}, raw {raw:F3}");
            }
    }

    [Fact]
    public void Taking_raw_images_for_flipped_ones_or_flipped_ones_for_raw_ones_makes_it_worse()
    {
        foreach (var tilt in Series(6))
        {
            var flip = tilt.Flipped();
            double raw = Agreement(tilt.Counts, InputState.Raw), rawWrong = Agreement(tilt.Counts, InputState.Flipped);
            double flipped = Agreement(flip, InputState.Flipped), flippedWrong = Agreement(flip, InputState.Raw);
            string numbers = $"{tilt.Told.Angle.Degrees:F0} degrees: raw {raw:F3} (wrong {rawWrong:F3}), flipped {flipped:F3} (wrong {flippedWrong:F3})";
            Assert.True(raw > rawWrong + 3 * SamplingError && flipped > flippedWrong + 3 * SamplingError, numbers);

            double Agreement(Image image, InputState input) => tilt.Agreement(tilt.Deconvolved(image, DeconvolutionPreset.Warp, input), Fine);
        }
    }

    // The first zero of the CTF at 6 um lies at 34 A.
    private const double Fine = 20;

    private static IEnumerable<Tilt> Series(double microns)
    {
        var simulation = new Simulation(Settings with { Defocus = Defocus.Round(Length.FromMicrometers(microns)) });
        return TiltDegrees.Select((_, section) => Tilt.Of(simulation, section));
    }

    private sealed record Tilt(TiltSeries Series, Thon.Tilts.Tilt Told, Image Counts, InteriorSpectrum Truth)
    {
        public static Tilt Of(Simulation simulation, int section) => new(
            simulation.Series, simulation.Series.Tilts[section], simulation.Render(section), new(simulation.Render(section, Rendering.WithoutCtf), simulation.Series.PixelSize));

        public Image Flipped()
        {
            var image = ImageBench.Copy(Counts);
            new LocalCorrection(image.Width, image.Height, Series.PixelSize, LocalOptics.Of(Series, Told), new(CorrectionMode.Flip), new()).ApplyInPlace(image);
            return image;
        }

        public Image Deconvolved(Image image, DeconvolutionPreset preset, InputState input)
        {
            var copy = ImageBench.Copy(image);
            new ImageDeconvolution(image.Width, image.Height, Series.PixelSize, LocalOptics.Of(Series, Told), new(preset), input, new()).ApplyInPlace(copy);
            return copy;
        }

        /// <summary>Correlation with the truth over a band.</summary>
        public double Agreement(Image image, double finest)
        {
            var spectrum = new InteriorSpectrum(image, Series.PixelSize);
            double both = 0, own = 0, truth = 0;
            for (int i = 0; i < spectrum.Values.Length; i++)
            {
                if (spectrum.Frequencies[i] < 1 / Coarsest || spectrum.Frequencies[i] > 1 / finest) continue;
                var (f, t) = (spectrum.Values[i], Truth.Values[i]);
                (both, own, truth) = (both + (double)f.Re * t.Re + (double)f.Im * t.Im, own + f.Power, truth + t.Power);
            }
            return both / Math.Sqrt(own * truth);
        }
    }
}
