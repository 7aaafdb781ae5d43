using Thon.Estimate;
using Thon.Estimate.Spectra;
using Thon.Estimate.Tiles;
using Thon.Optics;
using Thon.Simulate;
using Thon.Units;

namespace Thon.Tests.Estimate.Spectra;

/// <summary>Power spectra in closed form, with noise from the simulator's random numbers.</summary>
internal static class SyntheticSpectra
{
    public static readonly ContrastTransfer InFocus = new(new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07), Defocus.Round(default), Angle.Zero);

    public static readonly Length Pixel = new(1.5);

    private const int Points = 300;
    private const int StepsInBin = 20;

    /// <summary>A curve of CTF^2 averaged over bins, under a falling envelope, on a background that was taken off badly, with noise that falls with frequency.</summary>
    /// <param name="defocus">Defocus, angstrom.</param>
    /// <param name="contrast">Contrast of the rings over the noise at the coarsest spacing; 0 for no rings.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="smooth">How much of a neighbour's noise each point shares, 0 to 1, as after resampling.</param>
    public static RingSpectrum Curve(double defocus, double contrast, ulong seed, double smooth = 0)
    {
        var random = new RandomStream(seed);
        double step = 0.5 / Points / Pixel.Angstroms;
        double[] k = [.. Enumerable.Range(0, Points).Select(i => i * step)];
        double[] noise = [.. k.Select(_ => random.NextNormal())];
        double[] power = [.. k.Select((f, i) => Scale(f) * (contrast * Math.Exp(-20 * f * f) * Rings(f, step, defocus) + (noise[i] + smooth * noise[Math.Max(0, i - 1)]) / Math.Sqrt(1 + smooth * smooth)) - 3 + 10 * f)];
        return RingSpectrum.OfCurve(k, power, new(30), new(4));
    }

    /// <summary>An image of CTF^2 gathered in cells, with the mean of some exponentially distributed powers in every pixel.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="defocus">The defocus.</param>
    /// <param name="averaged">How many powers are averaged.</param>
    /// <param name="seed">The seed.</param>
    public static double[] Half(PolarGrid grid, Defocus defocus, int averaged, ulong seed)
    {
        var random = new RandomStream(seed);
        var transfer = new ContrastTransfer(InFocus.Microscope, defocus, Angle.Zero);
        int size = grid.TileSize, width = size / 2 + 1;
        double step = 1 / (size * grid.PixelSize.Angstroms);
        return [.. Enumerable.Range(0, width * size).Select(i =>
        {
            double x = i % width * step, y = (i / width <= size / 2 ? i / width : i / width - size) * step, k = Math.Sqrt(x * x + y * y);
            double ctf = transfer.At(k, new(Math.Atan2(y, x)));
            double exponential = 0;
            for (int n = 0; n < averaged; n++) exponential -= Math.Log(1 - random.NextUniform());
            return Scale(k) * (1 + 0.3 * Math.Exp(-20 * k * k) * ctf * ctf) * exponential / averaged;
        })];
    }

    private static double Scale(double k) => 100 / (1 + 100 * k * k);

    private static double Rings(double k, double width, double defocus) =>
        Enumerable.Range(0, StepsInBin).Average(j =>
        {
            double at = k + ((j + 0.5) / StepsInBin - 0.5) * width, ctf = Math.Sin(InFocus.PhaseAt(at * at, defocus));
            return ctf * ctf;
        });
}
