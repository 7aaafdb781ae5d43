using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Formats.AreTomo;

/// <summary>AreTomo's <c>.aln</c>: head lines, a row for every image that was aligned, and the local alignment. Version 1 knows fewer head lines; what a file does not state is null.</summary>
/// <param name="FileName">Where it comes from, for messages.</param>
/// <param name="Rows">The table, in the file's order; at least one row.</param>
/// <param name="DarkFrames">The images that were left out.</param>
/// <param name="Findings">Leniencies of reading.</param>
public sealed record AlnFile(string FileName, ImmutableArray<AlnRow> Rows, ImmutableArray<AlnDarkFrame> DarkFrames, FindingList Findings)
{
    internal const string Title = "AreTomo Alignment";

    /// <summary>RawSize: width, height and number of images of the raw stack.</summary>
    public (int Width, int Height, int Count)? RawSize { get; init; }

    /// <summary>NumPatches: patches of the local alignment; 0 where there is none.</summary>
    public int? Patches { get; init; }

    /// <summary>AlphaOffset: what was added to every TILT.</summary>
    public Angle? AlphaOffset { get; init; }

    /// <summary>BetaOffset: inclination along the axis; nothing is added to.</summary>
    public Angle? BetaOffset { get; init; }

    /// <summary>Thickness of the specimen in pixels of the raw images; 0 where it was not measured.</summary>
    public int? ThicknessPixels { get; init; }

    /// <summary>The lines after <c># Local Alignment</c>, as they stand; empty where there are none.</summary>
    public ImmutableArray<string> LocalAlignment { get; init; } = [];

    /// <summary>Whether a text is such a file: its comments have AreTomo's title, or the heads of its columns.</summary>
    public static bool Is(string text) => AlnDecoder.Is(text);

    /// <summary>Reads a file.</summary>
    /// <exception cref="BadInputException">Not such a file, or lines that break its format; all of them are named.</exception>
    public static AlnFile Read(string path) => Decode(TextLines.ReadText(path), path);

    /// <summary>Reads a file from text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <exception cref="BadInputException">Not such a file, or lines that break its format; all of them are named.</exception>
    public static AlnFile Decode(string text, string name) => AlnDecoder.Decode(text, name);

    /// <summary>The text, laid out as AreTomo 3 does: angles of the axis with four decimals, shifts with three, tilt angles with two.</summary>
    public string Encode() => AlnEncoder.Encode(this);
}
