using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Formats.Ctffind;

/// <summary>
/// The text table of CTFFIND4 (7 columns), AreTomo's <c>_CTF.txt</c> (7, or 8 with dfHand) and CTFFIND5 (10, with tilt and thickness).
/// Defocus in angstrom with underfocus positive, azimuth in degree from +x, phase shift in radian.
/// </summary>
/// <param name="Name">Where it comes from, for messages.</param>
/// <param name="Rows">One entry an image, ordered by number, each number once; at least one.</param>
/// <param name="Findings">Leniencies of reading.</param>
public sealed record CtffindTable(string Name, ImmutableArray<CtffindRow> Rows, FindingList Findings)
{
    /// <summary>Pixel size, where the comments state it.</summary>
    public Length? PixelSize { get; init; }

    /// <summary>Acceleration voltage, where the comments state it.</summary>
    public Voltage? Voltage { get; init; }

    /// <summary>Spherical aberration, where the comments state it.</summary>
    public Length? SphericalAberration { get; init; }

    /// <summary>Fraction of amplitude contrast, where the comments state it.</summary>
    public double? AmplitudeContrast { get; init; }

    /// <summary>Reads a table.</summary>
    /// <exception cref="BadInputException">Not such a table, or rows that break its format.</exception>
    public static CtffindTable Read(string path) => Decode(TextLines.ReadText(path), path);

    /// <summary>Reads a table from text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <exception cref="BadInputException">Not such a table, or rows that break its format.</exception>
    public static CtffindTable Decode(string text, string name) => CtffindDecoder.Decode(text, name);
}
