using Thon.Correct;
using Thon.Imaging;
using Thon.Simulate;
using Thon.Tilts;

namespace Thon.AccuracyStudies.Correction;

/// <summary>
/// One tilt to be corrected, and its truth. Both are counts, dark where the specimen is dense, with the same mean: had the lens a CTF of 1 at all
/// frequencies, the image would be the truth and noise. So errors need no scale to be fitted.
/// </summary>
/// <param name="Series">The series with its true geometry and defoci.</param>
/// <param name="Tilt">The tilt.</param>
/// <param name="Counts">The image, with noise.</param>
/// <param name="Truth">The spectrum of what it would show without CTF and noise.</param>
/// <param name="Ratio">The signal-to-noise ratio it really has.</param>
internal sealed record CorrectionTilt(TiltSeries Series, Tilt Tilt, Image Counts, InteriorSpectrum Truth, SignalToNoise Ratio)
{
    /// <summary>One section of a simulated series.</summary>
    public static CorrectionTilt Of(Simulation simulation, int section)
    {
        var series = simulation.Series;
        var expected = simulation.Render(section, Rendering.Expected);
        // The noise of Simulation.Render, without rendering twice.
        var counts = ShotNoise.Draw(expected, RandomStream.For(simulation.Settings.Seed, RandomPurpose.Noise, section));
        var truth = new InteriorSpectrum(simulation.Render(section, Rendering.WithoutCtf), series.PixelSize);
        var noise = new Image(counts.Width, counts.Height, [.. counts.Pixels.Zip(expected.Pixels, (count, mean) => count - mean)]);
        return new(series, series.Tilts[section], counts, truth, TrueSignalToNoise.Of(truth, new(noise, series.PixelSize)));
    }

    /// <summary>How the image agrees with the truth after a correction, in every band.</summary>
    /// <param name="filter">The correction.</param>
    public IReadOnlyList<BandAgreement> Judge(ImageFilter filter) => BandAgreement.Of(new(Corrected(filter), Series.PixelSize), Truth);

    private Image Corrected(ImageFilter filter)
    {
        var result = new Image(Counts.Width, Counts.Height, [.. Counts.Pixels]);
        var correction = new LocalCorrection(Counts.Width, Counts.Height, Series.PixelSize, LocalOptics.Of(Series, Tilt), filter, new());
        correction.ApplyInPlace(result);
        return result;
    }
}
