using Thon.Findings;
using Thon.Formats.AreTomo;
using Thon.Formats.Text;

namespace Thon.Formats.Dialects;

/// <summary>Tells the kind of a metadata file by what it holds. Only where numbers alone say too little, its name decides.</summary>
internal static class MetadataKinds
{
    internal static MetadataKind Of(string text, string path)
    {
        if (text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('<')) return MetadataKind.Xml;
        TextLine[] lines = [.. TextLines.Of(text, path).Where(line => !line.IsBlank)];
        if (lines.Any(IsMdocHead)) return MetadataKind.Mdoc;
        if (IsEnding(path, ".edf") || lines.Any(line => line.Text.StartsWith("Setup.", StringComparison.Ordinal))) return MetadataKind.Etomo;
        if (AlnFile.Is(text)) return MetadataKind.Alignment;
        TextLine[] told = [.. lines.Where(line => !line.Text.TrimStart().StartsWith('#'))];
        if (told.Length == 0) return MetadataKind.Unknown;
        return told[0].Words[0].StartsWith("data_", StringComparison.OrdinalIgnoreCase) ? MetadataKind.Star : OfNumbers(text, path, [.. told.Select(line => line.Words.Length)]);
    }

    private static MetadataKind OfNumbers(string text, string path, int[] columns)
    {
        if (IsEnding(path, ".xtilt")) return MetadataKind.XTilts;
        if (IsEnding(path, ".tlt") || IsEnding(path, ".rawtlt")) return MetadataKind.Angles;
        if (IsEnding(path, ".xf")) return MetadataKind.Transforms;
        if (AreTomoDescription.IsImod(text, path)) return MetadataKind.AreTomoDefocus;
        if (IsEnding(path, ".defocus")) return MetadataKind.Defocus;
        if (columns.All(count => count == 1)) return MetadataKind.Angles;
        if (AreTomoTilts.Is(text)) return MetadataKind.Tilts;
        if (columns.All(count => count == 6) && columns.Length > 1) return MetadataKind.Transforms;
        return columns[0] switch
        {
            5 or 6 => MetadataKind.Defocus,
            7 or 8 or 10 => MetadataKind.Fits,
            _ => MetadataKind.Unknown,
        };
    }

    private static bool IsMdocHead(TextLine line) =>
        line.Text.TrimStart() is var text && (text.StartsWith("[ZValue", StringComparison.Ordinal) || text.StartsWith("[FrameSet", StringComparison.Ordinal) || text.StartsWith("[MontSection", StringComparison.Ordinal));

    private static bool IsEnding(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    internal static BadInputException Refused(string path, string found) => new(Finding.Error(
        "metadata-unknown", path, null, found,
        "metadata of a tilt series: STAR, .tomostar, Warp XML, mdoc, .aln, _CTF.txt, _TLT.txt, .defocus, .tlt, .rawtlt, .xtilt, .xf, .edf or a CTFFIND table", "Check the name of the file"));
}
