using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Optics;

namespace Thon.Formats.Star;

/// <summary>What RELION must have of a series, and what supplies it.</summary>
internal static class RelionNeeds
{
    internal const string Code = "convert-missing";

    private const string TiltAngles = "Name a file that has them as well, such as the mdoc or a .tlt.";
    private const string Doses = "Name the mdoc as well, or state --dose with --dose-order.";

    /// <summary>What is lacking for RELION 5.</summary>
    internal static FindingList OfRelion5(SeriesDescription series, ImmutableArray<TiltDescription> tilts) => FindingList.Of(
        OfSeries(series)
            .Append(Series(series, TiltSeriesStarGlobal.RelionHandLabel, series.Hand is null, "a hand", "State --hand; thon estimate tells it from the images."))
            .Append(Tilts(series, tilts, "rlnMicrographName", tilt => (tilt.Image ?? tilt.Movie) is null, "the name of its image", "Give the stack with --stack."))
            .Append(Tilts(series, tilts, "rlnTomoNominalStageTiltAngle", tilt => new RelionTilt(series, tilt).TiltAngle is null, "a tilt angle", TiltAngles))
            .Append(Tilts(series, tilts, "rlnTomoNominalTiltAxisAngle", tilt => new RelionTilt(series, tilt).Axis is null, "a tilt axis", "State --tilt-axis, or name the mdoc as well."))
            .Append(Tilts(series, tilts, "rlnMicrographPreExposure", tilt => tilt.DoseBefore is null, "the dose before it", Doses))
            .Append(PartOfDefoci(series, tilts))
            .OfType<Finding>());

    /// <summary>What is lacking for RELION 4, but for the stack.</summary>
    internal static FindingList OfRelion4(SeriesDescription series, ImmutableArray<TiltDescription> tilts) => FindingList.Of(
        OfSeries(series)
            .Append(Series(series, TiltSeriesStarGlobal.RelionHandLabel, series.Hand is null, "a hand", "State --hand; thon estimate tells it from the images."))
            .Append(Tilts(series, tilts, RelionMatrix.FirstLabel, tilt => tilt.Alignment is null, "an alignment", "Name a file that has it as well: IMOD's .xf, or one of RELION 5, Warp or AreTomo."))
            .Append(Tilts(series, tilts, "rlnDefocusU", tilt => tilt.Estimate is null, "a defocus", "Name a file that has the defoci as well."))
            .Append(Tilts(series, tilts, "rlnMicrographPreExposure", tilt => tilt.DoseBefore is null, "the dose before it", Doses))
            .OfType<Finding>());

    /// <summary>What is lacking for RELION 3.1.</summary>
    internal static FindingList OfRelion3(SeriesDescription series, ImmutableArray<TiltDescription> tilts) => FindingList.Of(
        OfSeries(series)
            .Append(Tilts(series, tilts, "rlnMicrographName", tilt => tilt.Image is null, "the name of its image", "Give the stack with --stack."))
            .Append(Tilts(series, tilts, "rlnDefocusU", tilt => tilt.Estimate is null, "a defocus", "Name a file that has the defoci as well."))
            .OfType<Finding>());

    /// <summary>What had to be taken for granted.</summary>
    internal static IEnumerable<Finding> Assumed(SeriesDescription series)
    {
        if (series.AmplitudeContrast is not null) yield break;
        yield return Finding.Warning(
            "convert-assumed", series.FileName, "rlnAmplitudeContrast", "not known", null,
            string.Create(CultureInfo.InvariantCulture, $"{Microscope.DefaultAmplitudeContrast} was written; state --amplitude-contrast if it is another."));
    }

    private static IEnumerable<Finding?> OfSeries(SeriesDescription series) =>
    [
        Series(series, "rlnTomoName", string.IsNullOrWhiteSpace(series.Name), "a name of the series", "State --name."),
        Series(series, "rlnVoltage", series.Voltage is null, "a voltage", "State --voltage."),
        Series(series, "rlnSphericalAberration", series.SphericalAberration is null, "a spherical aberration", "State --cs."),
        Series(series, "rlnTomoTiltSeriesPixelSize", series.PixelSize is null, "a pixel size", "State --pixel-size."),
        series.Tilts.Any(tilt => !tilt.IsExcluded) ? null : Finding.Error(Code, series.FileName, null, "no images that are not left out", "at least one"),
        SectionOrder.Repeated(series),
    ];

    private static Finding? Series(SeriesDescription series, string label, bool isMissing, string expected, string advice) =>
        isMissing ? Finding.Error(Code, series.FileName, label, "not known", expected, advice) : null;

    private static Finding? Tilts(
        SeriesDescription series, ImmutableArray<TiltDescription> tilts, string label, Func<TiltDescription, bool> isMissing, string expected, string advice)
    {
        int[] lacking = [.. tilts.Where(isMissing).Select(tilt => tilt.Row + 1)];
        if (lacking.Length == 0) return null;
        string found = lacking.Length == tilts.Length ? "not known" : string.Create(CultureInfo.InvariantCulture, $"not known for {lacking.Length} of {tilts.Length} images, row {lacking[0]} the first of them");
        return Finding.Error(Code, series.FileName, label, found, $"{expected}, for every image", advice);
    }

    // Before the CTF was estimated RELION has no defoci; a table with some of them it has not.
    private static Finding? PartOfDefoci(SeriesDescription series, ImmutableArray<TiltDescription> tilts) =>
        tilts.All(tilt => tilt.Estimate is null) ? null : Tilts(series, tilts, "rlnDefocusU", tilt => tilt.Estimate is null, "a defocus", "Name a file that has the defoci of all images as well.");
}
