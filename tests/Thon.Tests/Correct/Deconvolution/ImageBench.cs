using Thon.Correct.Deconvolution;
using Thon.Correct.Deconvolution.Images;
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

    /// <summary>Noise that fades to nothing at the edges and has neither a mean nor a slope, so that nothing needs to be put around it and no plane taken off.</summary>
    public static Image FadingNoise(int width, int height, int seed)
    {
        var image = LocalBench.FadingNoise(width, height, seed);
        Func<int, int, double>[] parts = [(_, _) => 1, (x, _) => x - (width - 1) / 2.0, (_, y) => y - (height - 1) / 2.0];
        // Under the window the three are not independent, but nearly.
        const int rounds = 40;
        for (int i = 0; i < rounds; i++)
            foreach (var part in parts)
            {
                double along = 0, itself = 0;
                Each((x, y) => (along, itself) = (along + image[x, y] * part(x, y), itself + Window(x, y) * part(x, y) * part(x, y)));
                Each((x, y) => image[x, y] -= (float)(along / itself * Window(x, y) * part(x, y)));
            }
        return image;

        double Window(int x, int y) => Fade(x, width) * Fade(y, height);
        static double Fade(int place, int length) => Math.Pow(Math.Sin(Math.PI / 2 * Math.Clamp((Math.Min(place, length - 1 - place) - 24) / 48.0, 0, 1)), 2);
        void Each(Action<int, int> at)
        {
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) at(x, y);
        }
    }

    /// <summary>How far an image lies from the plain operator over a grid of pixels, as a part of what the operator makes there, root mean square.</summary>
    public static double DistanceToPlain(Image image, LocalOptics optics, DeconvolutionSettings settings, InputState input, Func<double, double, double> factor)
    {
        var found = Deconvolved(image, optics, settings, input);
        var plain = new PlainImageDeconvolution(image, Pixel, Of(image, optics, settings, input).Plan);
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
