using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Formats.Mdoc;

/// <summary>
/// An mdoc, the metadata SerialEM and Tomo5 write beside a stack. Every line is kept in its order, known or not, with all that stands around it,
/// so that writing what was read changes nothing.
/// </summary>
/// <param name="Name">Where it comes from, for messages.</param>
/// <param name="Header">The lines before the first section.</param>
/// <param name="Sections">The sections in their order; at least one.</param>
/// <param name="Findings">Leniencies of reading.</param>
public sealed record MdocFile(string Name, ImmutableArray<MdocEntry> Header, ImmutableArray<MdocSection> Sections, FindingList Findings)
{
    private static readonly Angle QuarterTurn = Angle.FromDegrees(90);

    /// <summary>Blank lines after the last line.</summary>
    public string Tail { get; init; } = string.Empty;

    /// <summary>The sections that are images of a series, in their order: those of ZValue, or those of FrameSet where none is one.</summary>
    public IEnumerable<MdocSection> Images =>
        Sections.Any(section => section.ZValue is >= 0) ? Sections.Where(section => section.ZValue is >= 0) : Sections.Where(section => section.Kind == "FrameSet");

    /// <summary>Pixels a row and rows of an image, as ImageSize states them; null where it does not.</summary>
    public (int Width, int Height)? ImageSize
    {
        get
        {
            string? size = this["ImageSize"] ?? Sections.Select(section => section["ImageSize"]).FirstOrDefault(value => value is not null);
            int?[] numbers = [.. (size ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(TextNumber.Whole)];
            return numbers is [> 0 and { } width, > 0 and { } height] ? (width, height) : null;
        }
    }

    /// <summary>Pixel size: the header's, or else the first one a section states.</summary>
    public Length? PixelSpacing =>
        HeaderNumber("PixelSpacing") is > 0 and { } pixel
            ? new Length(pixel)
            : Sections.Select(section => section.PixelSpacing).FirstOrDefault(value => value is not null);

    /// <summary>Acceleration voltage: the header's, or else the first one a section states.</summary>
    public Voltage? Voltage =>
        HeaderNumber("Voltage") is > 0 and { } kilovolts
            ? Units.Voltage.FromKilovolts(kilovolts)
            : Sections.Select(section => section.Voltage).FirstOrDefault(value => value is not null);

    /// <summary>The title lines.</summary>
    public IEnumerable<string> Titles =>
        Header.Concat(Sections.SelectMany(section => section.Entries)).Where(entry => entry.Key == "T").Select(entry => entry.Value.Trim());

    /// <summary>Which program's habits the file follows, told from the words of its titles.</summary>
    public MdocDialect Dialect => Titles.Any(MdocTitle.IsTomo5) ? MdocDialect.Tomo5 : MdocDialect.SerialEM;

    /// <summary>
    /// The tilt axis the file states, counter-clockwise from +y, not folded. It is the title's angle; without one, RotationAngle - 90
    /// degrees, a relation both dialects keep (SerialEM 175.3 and 85.3, Tomo5 -84.23 and -174.23); null without either.
    /// SerialEM's angle is the one meant here: EMPIAR-10164 says 85.3, RELION's alignment of its series found 85.03 to 85.1.
    /// Tomo5's is in doubt, see <see cref="AlternativeTiltAxis"/>.
    /// </summary>
    public Angle? TiltAxis =>
        Titles.Select(MdocTitle.TiltAxis).FirstOrDefault(angle => angle is not null)
        ?? (Sections[0].RotationAngle is { } rotation ? new Angle(rotation.Radians - QuarterTurn.Radians) : null);

    /// <summary>
    /// Another angle the axis may have: in the Tomo5 dialect 90 degrees more than stated, since its users report having to add them;
    /// images settle which holds. Null in the SerialEM dialect, or where no axis is stated.
    /// </summary>
    public Angle? AlternativeTiltAxis =>
        Dialect == MdocDialect.Tomo5 && TiltAxis is { } axis ? new Angle(axis.Radians + QuarterTurn.Radians) : null;

    /// <summary>The header's value of a key, or null where it is absent.</summary>
    public string? this[string key] => Value(Header, key);

    /// <summary>Reads an mdoc.</summary>
    /// <exception cref="BadInputException">A binary file, a file without sections, or tilt angles that are no numbers.</exception>
    public static MdocFile Read(string path) => Decode(TextLines.ReadText(path), path);

    /// <summary>Reads an mdoc from text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <exception cref="BadInputException">A binary file, a file without sections, or tilt angles that are no numbers.</exception>
    public static MdocFile Decode(string text, string name) => MdocDecoder.Decode(text, name);

    /// <summary>The file's text: of a file that was read the same to the byte, a byte order mark and another encoding than UTF-8 apart.</summary>
    public string Encode() => string.Concat(Header.Select(entry => entry.Encode())) + string.Concat(Sections.Select(section => section.Encode())) + Tail;

    /// <summary>Writes the file.</summary>
    public void Write(string path) => TextLines.WriteText(path, Encode());

    internal static string? Value(ImmutableArray<MdocEntry> entries, string key) =>
        entries.LastOrDefault(entry => entry.Key == key && entry.Kind == MdocEntryKind.Pair)?.Value.Trim();

    private double? HeaderNumber(string key) => TextNumber.Finite(this[key]);
}
