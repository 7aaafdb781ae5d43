using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Thon.Findings;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Formats.Mdoc;

/// <summary>
/// An mdoc, the metadata SerialEM and Tomo5 write beside a stack. Every line is kept in its order, known or not, so that writing what
/// was read changes nothing but blank lines and line ends.
/// </summary>
/// <param name="Name">Where it comes from, for messages.</param>
/// <param name="Header">The lines before the first section.</param>
/// <param name="Sections">The sections in their order; at least one.</param>
/// <param name="Findings">Leniencies of reading.</param>
public sealed record MdocFile(string Name, ImmutableArray<MdocEntry> Header, ImmutableArray<MdocSection> Sections, FindingList Findings)
{
    private static readonly Angle QuarterTurn = Angle.FromDegrees(90);

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

    /// <summary>The file's text.</summary>
    public string Encode()
    {
        var text = new StringBuilder();
        foreach (var entry in Header) text.Append(entry.Kind == MdocEntryKind.Title ? "\n" : string.Empty).Append(entry).Append('\n');
        foreach (var section in Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n[{section.Kind} = {section.Label}]\n");
            foreach (var entry in section.Entries) text.Append(entry).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Writes the file.</summary>
    public void Write(string path) => TextLines.WriteText(path, Encode());

    internal static string? Value(ImmutableArray<MdocEntry> entries, string key) =>
        entries.LastOrDefault(entry => entry.Key == key && entry.Kind == MdocEntryKind.Pair)?.Value.Trim();

    private double? HeaderNumber(string key) => TextNumber.Finite(this[key]);
}
