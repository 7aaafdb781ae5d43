using System.Globalization;
using Thon.Estimate.Search;
using Thon.Findings;
using Thon.Imaging;
using Thon.Tilts;

namespace Thon.Estimate;

/// <summary>What the estimation tells a user.</summary>
internal static class EstimationFindings
{
    /// <summary>All that a user should know about an estimation.</summary>
    public static FindingList Of(ISectionSource images, TiltSeries series, GeometryChoice choice, FittedPlane? plane, Contradictions contradictions, bool converged, EstimationSettings settings)
    {
        var findings = FindingList.Of(series.Tilts.Where(tilt => tilt.Estimate!.Source == DefocusSource.Predicted && !tilt.IsExcluded).Select(tilt => Predicted(images, tilt)));
        if (!converged) findings = findings.Add(NotConverged(images));
        if (plane is { IsKnown: false }) findings = findings.Add(PlaneUnknown(images, plane));
        if (contradictions.Phase is { } phase)
            findings = findings.Add(Stated(images, "phase", Text($"a phase of {settings.PhaseShift.Degrees:F0} degrees"), Text($"{phase.Value.Degrees:F0} +- {phase.Sigma.Degrees:F0}"), "--phase fit"));
        if (contradictions.Thickness is { } thickness)
            findings = findings.Add(Stated(
                images, "thickness", Text($"a thickness of {settings.SlabThickness!.Value.Angstroms:F0} A"), Text($"{thickness.Value.Angstroms:F0} +- {thickness.Sigma.Angstroms:F0}"), "--thickness fit"));
        if (choice.Contradiction is not null) findings = findings.Add(Contradicted(images, choice));
        return findings.AddRange(Implausible(images, series.Tilts, settings));
    }

    /// <summary>A tilt that got its defocus from the others.</summary>
    private static Finding Predicted(ISectionSource images, Tilt tilt) =>
        Finding.Warning(
            tilt.Estimate!.Reason == SeriesEstimate.Blank ? "estimate-blank" : "estimate-no-rings", images.Name, Text($"section {tilt.Section} ({tilt.Angle.Degrees:F1} degrees)"),
            tilt.Estimate.Reason, null, "Its defocus is predicted from the other tilts and marked so");

    /// <summary>A stated value that the images speak against.</summary>
    private static Finding Stated(ISectionSource images, string what, string stated, string favoured, string way) =>
        Finding.Warning(
            $"estimate-{what}-contradicted", images.Name, null, Text($"{stated} was stated or assumed, but the images favour {favoured}"), null,
            Text($"Check it, or let the images decide with {way}; the defoci are off if it is wrong"));

    /// <summary>Nothing to go by at all.</summary>
    public static Finding NoRings(string name, EstimationSettings settings) =>
        Finding.Error(
            "estimate-no-rings", name, null,
            settings.Phase == PhaseModel.Stated
                ? Text($"no image shows Thon rings of {settings.LowestDefocus.Micrometers:G3} to {settings.HighestDefocus.Micrometers:G3} um at a phase of {settings.PhaseShift.Degrees:F0} degrees")
                : Text($"no image shows Thon rings of {settings.LowestDefocus.Micrometers:G3} to {settings.HighestDefocus.Micrometers:G3} um"),
            "Thon rings in at least one image",
            "Check --defocus-range and --phase, then pixel size, voltage, Cs and amplitude contrast; images that were filtered, binned strongly or CTF-corrected already show none");

    /// <summary>One image that was to be fitted again and shows nothing to go by.</summary>
    public static Finding NoRingsNearby(string name, Tilt tilt) =>
        Finding.Error(
            "estimate-no-rings", name, Text($"section {tilt.Section} ({tilt.Angle.Degrees:F1} degrees)"), "the image shows no Thon rings near the present defocus", "Thon rings",
            "Set the defocus nearer to where the rings are, or leave it as the other tilts predict it");

    /// <summary>No image shows anything.</summary>
    public static Finding AllBlank(ISectionSource images) =>
        Finding.Error("estimate-no-rings", images.Name, null, "every image is blank", "images with more than one grey value", "Check that this is the right file, and that it was written whole");

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

    /// <summary>A stated geometry that the images speak against.</summary>
    public static Finding Contradicted(ISectionSource images, GeometryChoice choice) =>
        Finding.Warning(
            "estimate-geometry-contradicted", images.Name, null,
            Text($"{Describe(choice.Contradiction!)} fits far better than what the options and metadata leave open, of which {Describe(choice.Best)} fits best"), null,
            "Leave --tilt-axis and --hand to the images, or check them: the hand is minus rlnTomoHand, and an aligned stack has axis 0");

    /// <summary>Defoci that metadata or the range of the search make doubtful.</summary>
    public static IEnumerable<Finding> Implausible(ISectionSource images, IReadOnlyList<Tilt> tilts, EstimationSettings settings)
    {
        double[] fitted = [.. tilts.Where(tilt => tilt.Estimate!.Source == DefocusSource.Fit).Select(tilt => tilt.Estimate!.Defocus.Mean.Angstroms).Order()];
        double[] nominal = [.. tilts.Where(tilt => tilt.NominalDefocus is not null).Select(tilt => tilt.NominalDefocus!.Value.Angstroms).Order()];
        double median = fitted[fitted.Length / 2];
        const string check = "Check pixel size, voltage and Cs, and that the metadata are those of this series";
        if (nominal.Length > 0 && Math.Abs(median - nominal[nominal.Length / 2]) > Math.Max(FarFromNominalAngstroms, FarFromNominal * nominal[nominal.Length / 2]))
            yield return Finding.Warning(
                "estimate-far-from-nominal", images.Name, null, Text($"a median defocus of {median / 1e4:F2} um"),
                Text($"about the {nominal[nominal.Length / 2] / 1e4:F2} um that the metadata name as target"), check);
        if (median > EndOfRange * settings.HighestDefocus.Angstroms || median < settings.LowestDefocus.Angstroms / EndOfRange)
            yield return Finding.Warning(
                "estimate-at-end-of-range", images.Name, null, Text($"a median defocus of {median / 1e4:F2} um, at the end of the search"),
                Text($"between {settings.LowestDefocus.Micrometers:G2} and {settings.HighestDefocus.Micrometers:G2} um"), check);
    }

    // Stages and autofocus miss by less than this; a wrong pixel size or voltage by more.
    private const double FarFromNominalAngstroms = 10000;
    private const double FarFromNominal = 0.3;

    private const double EndOfRange = 0.97;

    /// <summary>A plane that was to be fitted and does not show.</summary>
    private static Finding PlaneUnknown(ISectionSource images, FittedPlane plane) =>
        Finding.Warning(
            "estimate-plane-unknown", images.Name, null,
            Text($"tilt offset {plane.Geometry.TiltOffset.Degrees:F1} +- {plane.TiltOffsetSigma.Degrees:F1}, X-tilt {plane.Geometry.XTilt.Degrees:F1} +- {plane.XTiltSigma.Degrees:F1} degrees: the images do not tell the plane"),
            null, "The plane was left as stated; more tilts, or images with clearer rings, would tell it");

    /// <summary>A fit that stopped early.</summary>
    public static Finding NotConverged(ISectionSource images) =>
        Finding.Warning(
            "estimate-not-converged", images.Name, null, "the joint fit stopped before it reached its maximum", null,
            "Look at the standard errors before you trust the values");

    private static string Describe(GeometryHypothesis hypothesis) =>
        Text($"axis {hypothesis.Geometry.Axis.Degrees:F1} hand {(int)hypothesis.Geometry.Hand:+0;-0} log likelihood {hypothesis.LogLikelihood:F1}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
