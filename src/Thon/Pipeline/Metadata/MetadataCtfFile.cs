using System.Globalization;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Ctffind;
using Thon.Formats.Imod;
using Thon.Formats.Star;
using Thon.Formats.Text;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>Reads a file with the defoci of a series, whichever of the three formats it is in, told by what it holds.</summary>
internal static class MetadataCtfFile
{
    internal static SeriesDescription Read(string path, string series, int count, Angle? axis)
    {
        string text = TextLines.ReadText(path);
        var first = TextLines.Of(text, path).FirstOrDefault(line => !line.IsBlank && !line.Text.TrimStart().StartsWith('#'));
        string[] words = first.Text is null ? [] : first.Words;
        if (words.Length > 0 && words[0].StartsWith("data_", StringComparison.OrdinalIgnoreCase)) return TiltSeriesStar.Read(path, series);
        bool imod = path.EndsWith(".defocus", StringComparison.OrdinalIgnoreCase) || words.Length is 5 or 6;
        if (imod) return Of(ImodDefocusFile.Decode(text, path), count, axis);
        if (words.Length is 7 or 8 or 10) return Of(CtffindTable.Decode(text, path));
        throw new BadInputException(Finding.Error(
            "ctf-unknown", path, null, first.Text is null ? "no lines" : "neither of the formats known",
            "a STAR file, an IMOD .defocus file or a CTFFIND table", "Check what --ctf names."));
    }

    // A view beyond the last is what an IMOD file of another stack looks like; a file that ends before the last view is not, since
    // its last line holds for the views beyond.
    private static SeriesDescription Of(ImodDefocusFile file, int count, Angle? axis)
    {
        int last = file.Rows.Max(row => row.LastView);
        if (last > count)
        {
            throw new BadInputException(Finding.Error(
                "defocus-views", file.Name, null, string.Create(CultureInfo.InvariantCulture, $"views up to {last}"),
                string.Create(CultureInfo.InvariantCulture, $"views up to {count}, the images of the stack"),
                "Give the file that was made for this stack."));
        }

        var rows = Enumerable.Range(1, count).Select(view => new TiltDescription(view - 1, view - 1)
        {
            TiltAngle = file.Rows.FirstOrDefault(row => row.FirstView == view && row.LastView == view) is { } row ? file.TiltOf(row) : null,
            Estimate = file.At(view),
        });
        return new(file.Name, null, [.. rows], file.Findings) { Hand = HandAbout(axis, file) };
    }

    // IMOD's axis points up; about an axis that points down the same gradient has the other hand.
    private static Hand? HandAbout(Angle? axis, ImodDefocusFile file) =>
        file.Hand is { } hand && axis is { } stated && Math.Cos(stated.Radians) < 0 ? (Hand)(-(int)hand) : file.Hand;

    private static SeriesDescription Of(CtffindTable table) =>
        new(table.Name, null, [.. table.Rows.Select((row, i) => new TiltDescription(i, row.Number - 1) { Estimate = Estimate(row) })], table.Findings)
        {
            PixelSize = table.PixelSize,
            Voltage = table.Voltage,
            SphericalAberration = table.SphericalAberration,
            AmplitudeContrast = table.AmplitudeContrast,
        };

    private static DefocusEstimate Estimate(CtffindRow row) => new(row.Defocus, row.PhaseShift, Resolution: row.Resolution, Score: row.Score);
}
