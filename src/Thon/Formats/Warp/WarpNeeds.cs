using System.Globalization;
using System.Xml;
using Thon.Findings;
using Thon.Formats.Dialects;

namespace Thon.Formats.Warp;

/// <summary>What Warp's files cannot do without, and what they cannot say.</summary>
internal static class WarpNeeds
{
    internal const string Missing = "convert-missing";
    internal const string Lossy = "convert-lossy";

    /// <summary>The must-haves of the rows that have no template to stand in.</summary>
    internal static FindingList Errors(SeriesDescription series, WarpTemplates templates)
    {
        bool hasTomostar = templates.HasFlag(WarpTemplates.Tomostar), hasXml = templates.HasFlag(WarpTemplates.Xml);
        (bool IsWrong, string Found, string Expected, string Advice)[] needs =
        [
            (series.Name is not { Length: > 0 }, "no name of the series", "a name, which Warp's files carry", "Name the series with --name"),
            (series.Tilts.IsEmpty, "no tilts", "a tilt or more", "Give a file that has a row a tilt"),
            (series.Tilts.Any(tilt => tilt.TiltAngle is null), Lacking(series, "tilt angle", tilt => tilt.TiltAngle is null), "the tilt angle of every image", "Name a file that has them as well, such as the mdoc or a .tlt"),
            (!hasTomostar && series.Tilts.Any(tilt => tilt.Movie is null), Lacking(series, "movie", tilt => tilt.Movie is null), "the movie of every tilt, by which Warp knows it", "Name a file that has them as well, such as the mdoc"),
            (!hasTomostar && series.Tilts.Any(tilt => tilt.DoseBefore is null), Lacking(series, "exposure", tilt => tilt.DoseBefore is null), "the exposure before every tilt, without which Warp refuses the series", "Name the mdoc as well, or state --dose and --dose-order"),
            (!hasTomostar && !hasXml && series.Tilts.Any(tilt => AxisOf(series, tilt) is null), "no tilt axis", "the axis, which Warp would take as 0", "State it with --tilt-axis, or name the mdoc as well"),
        ];
        return FindingList.Of(needs.Where(need => need.IsWrong).Select(need => Finding.Error(Missing, series.FileName, null, need.Found, need.Expected, need.Advice)).Concat(Unwritable(series)));
    }

    private static IEnumerable<Finding> Unwritable(SeriesDescription series)
    {
        var odd = series.Tilts.FirstOrDefault(tilt => !IsText(tilt.Movie ?? ""));
        if (odd is not null)
            yield return Finding.Error("convert-characters", series.FileName, $"movie of row {odd.Row + 1}", "a character that no XML file can hold", "letters, digits and signs", "Rename the movie, in the file too");
    }

    // Halves of a letter that UTF-16 writes as two are no letters by themselves.
    private static bool IsText(string text) => !Enumerable.Range(0, text.Length).Any(i =>
        !XmlConvert.IsXmlChar(text[i]) && !(i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) && !(i > 0 && XmlConvert.IsXmlSurrogatePair(text[i], text[i - 1])));

    /// <summary>What is known and finds no place in Warp's files, as notes.</summary>
    internal static IEnumerable<Finding> Losses(SeriesDescription series)
    {
        var estimates = series.Tilts.Where(tilt => tilt.Estimate is not null).Select(tilt => tilt.Estimate!).ToArray();
        (bool IsLost, string What)[] losses =
        [
            (series.Tilts.Any(tilt => tilt.Image is not null), "the names of the images; Warp names movies"),
            (series.Tilts.Any(tilt => tilt.Section is not null), "the sections of the stack; Warp makes its own stacks"),
            (series.Tilts.Any(tilt => tilt.NominalDefocus is not null), "the defocus asked for"),
            (estimates.Any(e => e.Sigma is not null || e.USigma is not null || e.AstigmatismSigma is not null || e.PhaseSigma is not null), "the uncertainties of each tilt's defocus"),
            (estimates.Any(e => e.Score is not null || e.Resolution is not null || e.Verdict is not null || e.SignalToNoise is not null), "the figures of merit of each tilt"),
            (series.TiltOffsetSigma is not null || series.XTiltSigma is not null || series.SlabThicknessSigma is not null, "the uncertainties of offset, X-tilt and thickness"),
            (series.DataType is not null, "what was done to the images"),
            (XTilts.Differ(series), "the X-tilt of single tilts; Warp has one for the series"),
        ];
        return losses.Where(loss => loss.IsLost).Select(loss => Finding.Note(Lossy, series.FileName, null, loss.What, null, "Warp's files have no place for it"));
    }

    /// <summary>The axis of a tilt: that of its alignment, else of its neighbour's, else that of the series.</summary>
    internal static Units.Angle? AxisOf(SeriesDescription series, TiltDescription? tilt) => SeriesAxis.Of(series, tilt);

    private static string Lacking(SeriesDescription series, string what, Func<TiltDescription, bool> lacks) =>
        string.Create(CultureInfo.InvariantCulture, $"{series.Tilts.Count(lacks)} of {series.Tilts.Length} tilts without {what}");
}
