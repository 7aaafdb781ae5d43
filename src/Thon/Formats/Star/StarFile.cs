using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Text;

namespace Thon.Formats.Star;

/// <summary>
/// A STAR file as RELION, Gctf and Warp write them: named or nameless <c>data_</c> blocks, loops and label-value pairs, quotes,
/// semicolon text and comments ([Hall1991] in the subset the field uses).
/// </summary>
/// <param name="Name">Where it comes from, for messages.</param>
/// <param name="Blocks">The tables in their order; a <c>data_</c> block with several tables gives several of one name.</param>
/// <param name="Findings">Leniencies of reading.</param>
public sealed record StarFile(string Name, ImmutableArray<StarBlock> Blocks, FindingList Findings)
{
    // What a byte that is no UTF-8 is read as.
    private const char Unreadable = '\uFFFD';

    internal const int LatestVersion = 50001;

    /// <summary>The version of RELION's tables that is written before each block; it is not read.</summary>
    public int Version { get; init; } = LatestVersion;

    /// <summary>The first table of a name, or null.</summary>
    public StarBlock? this[string name] => Blocks.FirstOrDefault(block => block.Name == name);

    /// <summary>Reads a STAR file.</summary>
    /// <exception cref="BadInputException">Not a STAR file, or a table that does not close.</exception>
    public static StarFile Read(string path) => Decode(TextLines.ReadText(path), path);

    /// <summary>Reads a STAR file from text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <exception cref="BadInputException">Not a STAR file, or a table that does not close.</exception>
    public static StarFile Decode(string text, string name)
    {
        var file = new StarDecoder(name).Decode(StarTokens.Of(text, name));
        return text.IndexOf(Unreadable) is >= 0 and var place ? file with { Findings = file.Findings.Add(Foreign(name, text.AsSpan(0, place).Count('\n') + 1)) } : file;
    }

    /// <summary>The file's text in RELION's style: a line <c># version</c> before each block, numbered labels, aligned columns.</summary>
    public string Encode() => StarEncoder.Encode(Blocks, Version);

    /// <summary>Writes the file in RELION's style.</summary>
    public void Write(string path) => TextLines.WriteText(path, Encode());

    private static Finding Foreign(string name, int line) => Finding.Warning(
        "star-encoding", name, $"line {line}", "letters that are not UTF-8", "ASCII or UTF-8", "They are lost: files they name are not found, and they are not written again. Convert the file, for example with iconv.");
}
