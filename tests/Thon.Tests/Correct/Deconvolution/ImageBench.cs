using Thon.Correct.Deconvolution;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Tests.Correct.Deconvolution;

/// <summary>Optics and images that the tests of deconvolved images share.</summary>
internal static class ImageBench
{
    public static readonly Length Pixel = Length.FromAngstroms(6);

    /// <summary>The optics of an image.</summary>
    public static LocalOptics Optics(double tilt = 0, double axis = 0, double kilovolts = 300, double phaseDegrees = 0, double microns = 3, double astigmatism = 3000, double angle = 35) => new(
        new(
            new(Voltage.FromKilovolts(kilovolts), Length.FromMillimeters(2.7), 0.07),
            new(new(1e4 * microns + astigmatism / 2), new(1e4 * microns - astigmatism / 2), Angle.FromDegrees(angle)), Angle.FromDegrees(phaseDegrees)),
        DefocusPlane.Of(new(Angle.FromDegrees(axis), Hand.Plus), Angle.FromDegrees(tilt)));

    public static ImageDeconvolution Of(Image image, LocalOptics optics, DeconvolutionSettings settings, InputState input) =>
        new(image.Width, image.Height, Pixel, optics, settings, input, new());

    /// <summary>A deconvolved copy.</summary>
    public static Image Deconvolved(Image image, LocalOptics optics, DeconvolutionSettings settings, InputState input)
    {
        var copy = Copy(image);
        Of(image, optics, settings, input).ApplyInPlace(copy);
        return copy;
    }

    public static Image Copy(Image image) => new(image.Width, image.Height, [.. image.Pixels]);

    /// <summary>How far an image lies from the plain operator over a grid of pixels, as a part of what the operator makes there, root mean square.</summary>
    public static double DistanceToPlain(Image image, LocalOptics optics, DeconvolutionSettings settings, InputState input, Func<double, double, double> factor)
    {
        var found = Deconvolved(image, optics, settings, input);
        var plain = new PlainDeconvolution(image, Pixel, Of(image, optics, settings, input).Plan);
        double difference = 0, power = 0;
        for (int y = 30; y < image.Height - 30; y += 23)
            for (int x = 30; x < image.Width - 30; x += 19)
            {
                double expected = plain.At(x, y, optics, (k, c) => factor(k, input == InputState.Flipped ? Math.Abs(c) : c));
                difference += (found[x, y] - expected) * (found[x, y] - expected);
                power += expected * expected;
            }
        return Math.Sqrt(difference / power);
    }
}
