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
        if (imod) return Of(ImodDefocusFile.Decode(text, path), series, count, axis);
        // AreTomo's hand is about the axis of its .aln, which is not that of the mdoc.
        if (words.Length is 7 or 8 or 10) return CtffindDescription.Of(CtffindTable.Decode(text, path)) with { Hand = null };
        throw new BadInputException(Finding.Error(
            "ctf-unknown", path, null, first.Text is null ? "no lines" : "neither of the formats known",
            "a STAR file, an IMOD .defocus file or a CTFFIND table", "Check what --ctf names."));
    }

    private static SeriesDescription Of(ImodDefocusFile file, string series, int count, Angle? axis) =>
        ImodDescription.OfDefocus(file, new(series, count)) with { Hand = HandAbout(axis, file) };

    // IMOD's axis points up; about an axis that points down the same gradient has the other hand.
    private static Hand? HandAbout(Angle? axis, ImodDefocusFile file) =>
        file.Hand is { } hand && axis is { } stated && Math.Cos(stated.Radians) < 0 ? (Hand)(-(int)hand) : file.Hand;
}
