using Thon.Optics;
using Thon.Units;

namespace Thon.Simulate;

/// <summary>
/// The field of view and a margin about it as wide as the lens displaces the finest wave, so that the periodic transform carries nothing
/// from one edge of the image to the opposite one, and signal from outside enters as it does on a camera.
/// </summary>
/// <param name="Width">Pixels a row, margins included; even, of prime factors 2, 3 and 5.</param>
/// <param name="Height">Rows, margins included; likewise.</param>
/// <param name="Left">Column of the padded field at which the image begins.</param>
/// <param name="Bottom">Row of the padded field at which the image begins.</param>
/// <param name="PixelAngstroms">Pixel size, angstrom.</param>
/// <param name="CentreX">Column of the padded field that is the image centre.</param>
/// <param name="CentreY">Row of the padded field that is the image centre.</param>
public sealed record PaddedField(int Width, int Height, int Left, int Bottom, double PixelAngstroms, int CentreX, int CentreY)
{
    /// <summary>The field of some settings, wide enough for every tilt.</summary>
    public static PaddedField Of(SimulationSettings settings)
    {
        double nyquist = SpatialFrequency.Nyquist(settings.PixelSize).CyclesPerAngstrom;
        var transfer = new ContrastTransfer(settings.Microscope, settings.Defocus, Angle.Zero);
        // At overfocus the terms of defocus and of Cs add up: a bound for either sign.
        double pixels = transfer.DelocalisationAt(nyquist, -LargestDefocus(settings)).Angstroms / settings.PixelSize.Angstroms;
        int margin = (int)Math.Ceiling(pixels) + 2;
        int width = SmoothSize(settings.Width + 2 * margin), height = SmoothSize(settings.Height + 2 * margin);
        int left = (width - settings.Width) / 2, bottom = (height - settings.Height) / 2;
        return new(width, height, left, bottom, settings.PixelSize.Angstroms, left + settings.Width / 2, bottom + settings.Height / 2);
    }

    /// <summary>Half the width of the padded field in a direction, angstrom: no point of it lies further from the image centre that way.</summary>
    /// <param name="direction">Counter-clockwise from +x.</param>
    public double ReachAngstroms(Angle direction)
    {
        var (sine, cosine) = Math.SinCos(direction.Radians);
        return PixelAngstroms * (Math.Abs(cosine) * (Width / 2 + 1) + Math.Abs(sine) * (Height / 2 + 1));
    }

    private static double LargestDefocus(SimulationSettings settings)
    {
        const double jitterSigmas = 5;
        double diagonal = settings.PixelSize.Angstroms / 2 * Math.Sqrt((double)settings.Width * settings.Width + (double)settings.Height * settings.Height);
        double steepest = settings.TiltAngles.Max(angle => Math.Abs(angle.Radians + settings.Geometry.TiltOffset.Radians));
        double slope = Math.Tan(steepest) + Math.Tan(Math.Abs(settings.Geometry.XTilt.Radians)) / Math.Cos(steepest);
        return Math.Max(Math.Abs(settings.Defocus.U.Angstroms), Math.Abs(settings.Defocus.V.Angstroms))
            + settings.FocusDrift.Angstroms + jitterSigmas * settings.FocusJitter.Angstroms
            + slope * diagonal + settings.SlabThickness.Angstroms / 2 / Math.Cos(steepest);
    }

    private static int SmoothSize(int least)
    {
        int size = least + least % 2;
        while (!IsSmooth(size)) size += 2;
        return size;
    }

    private static bool IsSmooth(int size)
    {
        foreach (int prime in (ReadOnlySpan<int>)[2, 3, 5])
            while (size % prime == 0) size /= prime;
        return size == 1;
    }
}
