using System.Globalization;
using Thon.Findings;
using Thon.Formats.Dialects;

namespace Thon.Formats.AreTomo;

/// <summary>What AreTomo's files cannot do without, and what they cannot say.</summary>
internal static class AreTomoNeeds
{
    private const string Missing = "convert-missing";
    private const string Lossy = "convert-lossy";

    internal static IEnumerable<Finding> Errors(SeriesDescription series, AreTomoParts parts)
    {
        bool aligned = parts.HasFlag(AreTomoParts.Alignment), fitted = parts.HasFlag(AreTomoParts.Fits);
        var used = series.Tilts.Where(tilt => !tilt.IsExcluded).ToArray();
        (bool IsWrong, string Found, string Expected, string Advice)[] needs =
        [
            (series.Name is not { Length: > 0 }, "no name of the series", "a name, which AreTomo's files carry", "Name the series with --name"),
            (used.Length == 0, "no image that is not left out", "one or more", "Give a file that has a row an image"),
            (!aligned && !fitted && series.Tilts.Any(tilt => tilt.TiltAngle is null), "neither alignments nor defoci nor the tilt angle of every image", "any of them", "Name a file that has them as well, such as the mdoc or a .tlt"),
            (aligned && (series.Width is null || series.Height is null), "alignments without the size of the images", "their width and height", "Give the stack with --stack"),
            (aligned && series.PixelSize is null, "alignments without the pixel size", "the pixel size, since AreTomo's shifts are in pixels", "State it with --pixel-size"),
            (aligned && used.Any(tilt => tilt.Alignment is null), Lacking(used, "alignment", tilt => tilt.Alignment is null), "an alignment for every image that is not left out", "Name a file that has it as well, or one that leaves these images out"),
            (aligned && series.Tilts.Any(tilt => tilt is { IsExcluded: true, TiltAngle: null }), "images that are left out, without tilt angles", "the tilt angle of every image", "Name a file that has them as well, such as the mdoc or a .tlt"),
            (fitted && used.Any(tilt => tilt.Estimate is null), Lacking(used, "defocus", tilt => tilt.Estimate is null), "a defocus for every image that is not left out", "Name a file that has them as well, such as a table of CTFFIND, or one that leaves these images out"),
        ];
        return needs.Where(need => need.IsWrong).Select(need => Finding.Error(Missing, series.FileName, null, need.Found, need.Expected, need.Advice));
    }

    internal static IEnumerable<Finding> Losses(SeriesDescription series, AreTomoParts parts)
    {
        bool aligned = parts.HasFlag(AreTomoParts.Alignment);
        var tilts = series.Tilts;
        var estimates = tilts.Where(tilt => tilt.Estimate is not null).Select(tilt => tilt.Estimate!).ToArray();
        bool ordered = tilts.All(tilt => tilt.Acquired is not null);
        (bool IsLost, string What)[] losses =
        [
            (tilts.Any(tilt => tilt.Image is not null || tilt.Movie is not null), "the names of images and movies"),
            (tilts.Any(tilt => tilt.NominalDefocus is not null), "the defocus asked for"),
            (!ordered && tilts.Any(tilt => tilt.Acquired is not null || tilt.Dose is not null), "order and exposures: not every image has its place in the order of acquisition"),
            (ordered && tilts.Any(tilt => tilt.Dose is null) && tilts.Any(tilt => tilt.Dose is not null), "the exposures: not every image has one"),
            (IsExposedBefore(series), "what the specimen had seen before its first image"),
            (!aligned && tilts.Any(tilt => tilt.IsExcluded), "which images are left out: that stands in the .aln, and no alignment is known"),
            (aligned && tilts.Any(tilt => tilt is { IsExcluded: true, Alignment: not null }), "the alignments of images that are left out"),
            (estimates.Any(e => e.Sigma is not null || e.USigma is not null || e.AstigmatismSigma is not null || e.PhaseSigma is not null), "the uncertainties of each image's defocus"),
            (estimates.Any(e => e.Verdict is not null || e.SignalToNoise is not null), "the verdicts of each image"),
            (estimates.Any(e => e.Score is null || e.Resolution is null), "that scores or resolutions are not known; 0 was written"),
            (series.Hand is not null && estimates.Length > 0 && AreTomoCtfText.HandOf(series) is null, "the hand, since the axis it is about is not known"),
            (XTilts.AreTold(series), "the X-tilt, which AreTomo does not align with"),
            (!aligned && (series.TiltOffset is { Radians: not 0 } || series.SlabThickness is not null), "tilt offset and thickness, which stand in the .aln"),
            (series.TiltOffsetSigma is not null || series.XTiltSigma is not null || series.SlabThicknessSigma is not null, "the uncertainties of offset, X-tilt and thickness"),
            (series.Voltage is not null || series.SphericalAberration is not null || series.AmplitudeContrast is not null, "voltage, spherical aberration and amplitude contrast"),
            (series.DataType is not null, "what was done to the images"),
        ];
        return losses.Where(loss => loss.IsLost).Select(loss => Finding.Note(Lossy, series.FileName, null, loss.What, null, "AreTomo's files have no place for it"));
    }

    // Half an electron is less than any image of a series takes.
    private static bool IsExposedBefore(SeriesDescription series) =>
        series.Tilts.All(tilt => tilt.DoseBefore is not null) && !series.Tilts.IsEmpty && series.Tilts.Min(tilt => tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom) > 0.5;

    private static string Lacking(TiltDescription[] tilts, string what, Func<TiltDescription, bool> lacks) =>
        string.Create(CultureInfo.InvariantCulture, $"{tilts.Count(lacks)} of {tilts.Length} images without {what}");
}
