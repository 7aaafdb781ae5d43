using System.Globalization;
using Thon.Findings;
using Thon.Tilts;

namespace Thon.Pipeline.Spectra;

/// <summary>What a user is told about ready power spectra.</summary>
internal static class SpectraFindings
{
    public static Finding NoRings(string file) => Finding.Error(
        "spectrum-no-rings", file, null, "no spectrum shows Thon rings", "Thon rings in at least one",
        "Check pixel size, voltage and Cs; zero frequency must be in the middle of a spectrum, at pixel (n/2, n/2)");

    public static Finding Predicted(string file, Tilt tilt, string reason) => Finding.Warning(
        "spectrum-not-fitted", file, Place(tilt), reason, null, "Its defocus is predicted from the other tilts and marked so");

    public static Finding Weak(string file, Tilt tilt, DefocusEstimate estimate) => Finding.Warning(
        "spectrum-weak", file, Place(tilt), string.Create(CultureInfo.InvariantCulture, $"a weak fit of {estimate.Defocus.Mean.Angstroms:F0} A: {estimate.Reason}"), null, "Look at it before you trust it");

    public static Finding NotSquare(string file, int width, int height) => Finding.Error(
        "spectrum-not-square", file, null, string.Create(CultureInfo.InvariantCulture, $"{width} x {height} pixels"), "a square power spectrum of 64 x 64 pixels or more",
        "Leave --spectrum away if these are images");

    public static Finding TooCoarse(string file, double pixelSize) => Finding.Error(
        "spectrum-too-coarse", file, null, string.Create(CultureInfo.InvariantCulture, $"spectra of images of {pixelSize:G4} A pixels"), "spectra that reach well beyond 40 A", "Check the pixel size: it is that of the images");

    public static Finding NotSymmetric(string file, int section, double symmetry) => Finding.Error(
        "spectrum-not-symmetric", file, string.Create(CultureInfo.InvariantCulture, $"section {section}"),
        string.Create(CultureInfo.InvariantCulture, $"opposite frequencies correlate by {symmetry:F2} only"), "a power spectrum, alike at opposite frequencies about pixel (n/2, n/2)",
        "Leave --spectrum away if these are images");

    public static Finding NotFinite(string file, int section) => Finding.Error(
        "spectrum-not-finite", file, string.Create(CultureInfo.InvariantCulture, $"section {section}"), "pixels that are no finite numbers", "finite numbers", "Make the spectrum again");

    private static string Place(Tilt tilt) => string.Create(CultureInfo.InvariantCulture, $"section {tilt.Section} ({tilt.Angle.Degrees:F1} degrees)");
}
