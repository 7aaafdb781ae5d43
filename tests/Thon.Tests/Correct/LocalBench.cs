using Thon.Correct;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Tests.Correct;

/// <summary>Optics and images that the tests of the local correction share.</summary>
internal static class LocalBench
{
    public static readonly Microscope Krios = new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);
    public static readonly Length Pixel = Length.FromAngstroms(2.5);

    public static readonly ContrastTransfer Astigmatic =
        new(Krios, new Defocus(new(31000), new(29000), Angle.FromDegrees(35)), Angle.FromDegrees(20));

    /// <summary>The optics of a tilted image.</summary>
    public static LocalOptics Optics(double tilt, double axis, double xTilt = 0) => new(
        Astigmatic, DefocusPlane.Of(new(Angle.FromDegrees(axis), Hand.Plus, Angle.Zero, Angle.FromDegrees(xTilt)), Angle.FromDegrees(tilt)));

    public static LocalCorrection Correction(int width, int height, double tilt, double axis, CorrectionMode mode = CorrectionMode.Flip, double xTilt = 0) =>
        new(width, height, Pixel, Optics(tilt, axis, xTilt), Filter(mode), new());

    /// <summary>A filter of a mode; the Wiener filter's ratio is strong where the image is coarse.</summary>
    public static ImageFilter Filter(CorrectionMode mode) =>
        new(mode) { SignalToNoise = mode == CorrectionMode.Wiener ? SignalToNoise.FallOff(5, 20) : null };

    /// <summary>White noise that fades to next to nothing at the edges, so that whatever is put around the image is nothing too.</summary>
    public static Image FadingNoise(int width, int height, int seed)
    {
        const int fade = 48;
        var image = new Image(width, height);
        float[] noise = Signals.Noise((width + 2) * (height + 2), seed);
        // Weights 1 2 1 leave nothing at Nyquist, where an astigmatic filter is not one of real images.
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int i = 0; i < 9; i++)
                    image[x, y] += noise[(y + i / 3) * (width + 2) + x + i % 3] * (2 - Math.Abs(i / 3 - 1)) * (2 - Math.Abs(i % 3 - 1)) / 16f;
        double Edge(int place, int length) => Math.Clamp((Math.Min(place, length - 1 - place) - fade / 2.0) / fade, 0, 1);
        const double traces = 1e-6;
        double Window(int x, int y) => traces + Math.Pow(Math.Sin(Math.PI / 2 * Edge(x, width)) * Math.Sin(Math.PI / 2 * Edge(y, height)), 2);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                image[x, y] *= (float)Window(x, y);
        // The mean of an image stays whatever the filter; here there is none.
        double mean = image.Pixels.Sum(pixel => (double)pixel), inside = Enumerable.Range(0, width * height).Sum(i => Window(i % width, i / width));
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                image[x, y] -= (float)(Window(x, y) * mean / inside);
        return image;
    }
}
