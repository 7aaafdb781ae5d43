using Thon.Units;

namespace Thon.Simulate;

/// <summary>The one place where counts and contrast of a simulated series are set.</summary>
public static class SignalScale
{
    /// <summary>Amorphous scatterers a pixel of the untilted image; so many that the specimen's contrast is Gaussian once the lens has spread it.</summary>
    public const double ScatterersPerPixel = 0.5;

    /// <summary>Counts a pixel that one tilt's electrons leave on average: dose times pixel area times exp(-t / (L cos tilt)).</summary>
    public static double MeanCounts(SimulationSettings settings, Angle tilt)
    {
        double pixel = settings.PixelSize.Angstroms;
        double path = settings.SlabThickness.Angstroms / Math.Cos(tilt.Radians + settings.Geometry.TiltOffset.Radians);
        return settings.DosePerTilt.ElectronsPerSquareAngstrom * pixel * pixel * Math.Exp(-path / settings.MeanFreePath.Angstroms);
    }

    /// <summary>
    /// Weight of an amorphous scatterer, w = sqrt(SNR / (n counts)): n scatterers a pixel with weights +w and -w have the contrast variance n w^2 a
    /// pixel, and shot noise has 1 / counts.
    /// </summary>
    public static double IceWeight(SimulationSettings settings) =>
        Math.Sqrt(settings.SignalToNoise / (ScatterersPerPixel * MeanCounts(settings, Angle.Zero)));

    /// <summary>Weight of a point of a body whose contrast grows with the path through it.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="contrastPerAngstrom">Contrast an angstrom of path, at |CTF| = 1.</param>
    /// <param name="pointsPerCubicAngstrom">How densely points fill the body.</param>
    public static double BodyWeight(SimulationSettings settings, double contrastPerAngstrom, double pointsPerCubicAngstrom) =>
        contrastPerAngstrom / (pointsPerCubicAngstrom * settings.PixelSize.Angstroms * settings.PixelSize.Angstroms);
}
