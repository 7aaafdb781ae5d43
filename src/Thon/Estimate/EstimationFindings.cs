using System.Globalization;
using Thon.Findings;
using Thon.Imaging;
using Thon.Tilts;

namespace Thon.Estimate;

/// <summary>What the estimation tells a user.</summary>
internal static class EstimationFindings
{
    /// <summary>A tilt that got its defocus from the others.</summary>
    public static Finding Predicted(ISectionSource images, Tilt tilt, bool blank) =>
        Finding.Warning(
            blank ? "estimate-blank" : "estimate-no-rings", images.Name, Text($"section {tilt.Section} ({tilt.Angle.Degrees:F1} degrees)"),
            blank ? "a blank image" : "no Thon rings", null, "Its defocus is predicted from the other tilts and marked so");

    /// <summary>Nothing to go by at all.</summary>
    public static Finding NoRings(ISectionSource images, string found) =>
        Finding.Error(
            "estimate-no-rings", images.Name, null, found, "Thon rings in at least one image",
            "Check pixel size, voltage and Cs; images that were filtered, binned strongly or CTF-corrected already show none");

    /// <summary>Images whose pixels cannot show rings.</summary>
    public static Finding TooCoarse(ISectionSource images, TiltSeries series) =>
        Finding.Error(
            "estimate-too-coarse", images.Name, null, Text($"images of {series.Width} x {series.Height} pixels of {series.PixelSize.Angstroms:G4} A"),
            "images of some hundred pixels and more that resolve well beyond 40 A", "Check the pixel size; estimate on images that are less binned");

    /// <summary>A geometry that matters and does not show.</summary>
    public static Finding Undecided(ISectionSource images, GeometryChoice choice) =>
        Finding.Error(
            "estimate-geometry-undecided", images.Name, null,
            $"the images do not tell the tilt axis and hand: {string.Join(", ", choice.Hypotheses.Select(Describe))}", null,
            "State them with --tilt-axis and --hand");

    /// <summary>A fit that stopped early.</summary>
    public static Finding NotConverged(ISectionSource images) =>
        Finding.Warning(
            "estimate-not-converged", images.Name, null, "the joint fit stopped before it reached its maximum", null,
            "Look at the standard errors before you trust the values");

    private static string Describe(GeometryHypothesis hypothesis) =>
        Text($"axis {hypothesis.Geometry.Axis.Degrees:F1} hand {(int)hypothesis.Geometry.Hand:+0;-0} log likelihood {hypothesis.LogLikelihood:F1}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
