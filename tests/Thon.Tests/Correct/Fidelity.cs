using Thon.Correct;
using Thon.Formats.Imod;
using Thon.Formats.Mrc;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Tests.Correct;

/// <summary>
/// Fidelity of a correction: Fourier ring correlation with the CTF-free truth, summed over a band, in the interior, over what exact sign correction
/// of a random CTF phase gives.
/// </summary>
internal static class Fidelity
{
    /// <summary>Bands of spacing, angstrom.</summary>
    public static readonly (double Coarse, double Fine)[] Bands = [(40, 20), (20, 12), (12, 8), (8, 6), (6, 4.5)];

    private const int Edge = 96;
    private const double ExactSign = 0.9003;

    /// <summary>Fidelity on the noiseless reference series with its own defocus file: for each tilt, a band each.</summary>
    public static double[][] OfReference(CorrectionMode mode)
    {
        string folder = Repository.Shared("reference/ctfphaseflip");
        using var stack = MrcReader.Open(Path.Combine(folder, "ts.mrc"));
        using var ideal = MrcReader.Open(Path.Combine(folder, "ideal.mrc"));
        var defocus = ImodDefocusFile.Read(Path.Combine(folder, "ts.defocus"));
        var angles = ImodAngles.Read(Path.Combine(folder, "ts.tlt"));
        var microscope = new Microscope(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);
        var pixel = Length.FromAngstroms(2);
        var fidelity = new double[stack.Count][];
        for (int section = 0; section < stack.Count; section++)
        {
            Image image = new(stack.Width, stack.Height), truth = new(stack.Width, stack.Height);
            stack.Read(section, image.Pixels);
            ideal.Read(section, truth.Pixels);
            var plane = DefocusPlane.Of(new(Angle.Zero, Hand.Plus), angles[section]);
            var centre = new ContrastTransfer(microscope, defocus.At(section + 1).Defocus, Angle.Zero);
            var corrected = new Image(image.Width, image.Height);
            new LocalCorrection(image.Width, image.Height, pixel, new(centre, plane), new(mode), new()).Apply(image, corrected);
            fidelity[section] = Of(corrected, truth, pixel);
        }
        return fidelity;
    }

    /// <summary>Fidelity of one corrected image against its truth.</summary>
    public static double[] Of(Image corrected, Image truth, Length pixel) => [.. Correlations(corrected, truth, pixel).Select(band => band / ExactSign)];

    /// <summary>How alike two images are in their interior, a band each: at most 1.</summary>
    public static double[] Correlations(Image corrected, Image truth, Length pixel)
    {
        int width = corrected.Width - 2 * Edge, height = corrected.Height - 2 * Edge;
        var fft = new RealFft2D(width, height);
        Complex32[] a = Spectrum(corrected, fft), b = Spectrum(truth, fft);
        var sums = new (double Both, double One, double Other)[Bands.Length];
        for (int i = 0; i < a.Length; i++)
        {
            int row = i / fft.SpectrumWidth;
            double ky = (row <= height / 2 ? row : row - height) / (double)height, kx = i % fft.SpectrumWidth / (double)width;
            double k = Math.Sqrt(kx * kx + ky * ky) / pixel.Angstroms;
            int band = Array.FindIndex(Bands, band => k >= 1 / band.Coarse && k < 1 / band.Fine);
            if (band < 0) continue;
            sums[band].Both += a[i].Re * b[i].Re + a[i].Im * b[i].Im;
            sums[band].One += a[i].Power;
            sums[band].Other += b[i].Power;
        }
        return [.. sums.Select(sum => sum.Both / Math.Sqrt(sum.One * sum.Other))];
    }

    private static Complex32[] Spectrum(Image image, RealFft2D fft)
    {
        var box = new float[fft.Width * fft.Height];
        for (int y = 0; y < fft.Height; y++) image.Row(y + Edge).Slice(Edge, fft.Width).CopyTo(box.AsSpan(y * fft.Width));
        double mean = Statistics.Of(box).Mean;
        for (int i = 0; i < box.Length; i++)
            box[i] = (float)((box[i] - mean) * Math.Sin(Math.PI * (i % fft.Width + 0.5) / fft.Width) * Math.Sin(Math.PI * (i / fft.Width + 0.5) / fft.Height));
        var spectrum = new Complex32[fft.SpectrumWidth * fft.Height];
        fft.Forward(box, spectrum);
        return spectrum;
    }
}
