using Thon.Correct.Canvas;
using Thon.Correct.Levels;
using Thon.Units;

namespace Thon.Correct.Deconvolution.Images;

/// <summary>What the filter of a spectrum needs to know.</summary>
/// <param name="Width">Pixels a row of the canvas.</param>
/// <param name="Height">Rows of the canvas.</param>
/// <param name="Input">Whether the signs of the image were corrected.</param>
/// <param name="Phase">The phase of the CTF at the image centre.</param>
/// <param name="Ratios">The signal-to-noise ratio at evenly spaced frequencies, from zero on; read between them on straight lines.</param>
/// <param name="PerFrequency">Entries for each cycle/angstrom.</param>
/// <param name="PixelSize">Pixel size, angstrom.</param>
internal sealed record SpectrumFilterJob(int Width, int Height, InputState Input, PhasePolynomial Phase, float[] Ratios, float PerFrequency, double PixelSize)
{
    // Entries are this much closer than the frequencies of the canvas. The ratio begins as k^2, so at the first frequency it is off by 0.1 %, at the tenth by 1e-5.
    private const int Fineness = 16;

    /// <summary>Complex values a row of the spectrum.</summary>
    public int SpectrumWidth => Width / 2 + 1;

    /// <summary>The job of one image.</summary>
    /// <param name="filter">The filter of its centre.</param>
    /// <param name="plan">How it is worked on.</param>
    public static SpectrumFilterJob Of(DeconvolutionFilter filter, ImageDeconvolutionPlan plan)
    {
        double highest = Math.Sqrt(2) * SpatialFrequency.Nyquist(filter.PixelSize).CyclesPerAngstrom;
        double step = 1 / (Fineness * Math.Max(plan.Width, plan.Height) * filter.PixelSize.Angstroms);
        float[] ratios = [.. Enumerable.Range(0, (int)(highest / step) + 3).Select(i => (float)filter.SignalToNoiseAt(i * step))];
        return new(plan.Width, plan.Height, filter.Input, PhasePolynomial.Of(filter.Ctf, new Upright(false, 0, 0)), ratios, (float)(1 / step), filter.PixelSize.Angstroms);
    }

    /// <summary>The frequency of a column of the spectrum, cycles/angstrom.</summary>
    public double Across(int column) => column / (Width * PixelSize);

    /// <summary>The frequency of a row of the spectrum, cycles/angstrom.</summary>
    public double Along(int row) => (row <= Height / 2 ? row : row - Height) / (Height * PixelSize);
}
