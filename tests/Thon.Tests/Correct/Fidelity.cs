using Thon.AccuracyStudies.Correction;
using Thon.Correct;
using Thon.Formats.Imod;
using Thon.Formats.Mrc;
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
            new LocalCorrection(image.Width, image.Height, pixel, new(centre, plane), new(mode), new()).ApplyInPlace(image);
            fidelity[section] = Of(image, truth, pixel);
        }
        return fidelity;
    }

    /// <summary>Fidelity of one corrected image against its truth.</summary>
    public static double[] Of(Image corrected, Image truth, Length pixel) =>
        [.. BandAgreement.Of(new(corrected, pixel), new(truth, pixel)).Select(band => band.Correlation / ExactSign)];

    /// <summary>How alike two images are in their interior, a band each: at most 1.</summary>
    public static double[] Correlations(Image corrected, Image truth, Length pixel) =>
        [.. BandAgreement.Of(new(corrected, pixel), new(truth, pixel)).Select(band => band.Correlation)];
}
