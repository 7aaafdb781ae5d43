using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Text;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Imod;

/// <summary>
/// eTomo's <c>.edf</c>, the state of a reconstruction as Java properties: <c>key=value</c> lines in no order. Every line is kept as it stands, so that writing what was read changes
/// nothing. Of a double-tilt set only axis A is read.
/// </summary>
/// <param name="Name">Where it comes from, for messages.</param>
/// <param name="Lines">The lines in their order, known or not.</param>
/// <param name="Findings">Leniencies of reading.</param>
public sealed record EtomoFile(string Name, ImmutableArray<EtomoLine> Lines, FindingList Findings)
{
    internal const string PixelSizeKey = "Setup.PixelSize";
    internal const string TiltAxisKey = "Setup.ImageRotationA";
    internal const string ExcludedKey = "Setup.AxisA.ExcludeProjections";
    internal const string BinningKey = "Setup.Binning";

    /// <summary>The name of the series.</summary>
    public string? DatasetName => this["Setup.DatasetName"];

    /// <summary>Pixel size of the raw stack; nanometre in the file. Null where it is absent or not above zero.</summary>
    public Length? PixelSize => TextNumber.Finite(this[PixelSizeKey]) is > 0 and { } nanometers ? Length.FromNanometers(nanometers) : null;

    /// <summary>Tilt axis of the raw stack, counter-clockwise from +y.</summary>
    public Angle? TiltAxis => TextNumber.Finite(this[TiltAxisKey]) is { } degrees ? Angle.FromDegrees(degrees) : null;

    /// <summary>Binning of the raw stack against the recorded images, 1 or more.</summary>
    public double? Binning => TextNumber.Finite(this[BinningKey]) is >= 1 and { } binning ? binning : null;

    /// <summary>Where the tilt angles come from: <c>Extract</c> (the stack's header), <c>File</c> (the .rawtlt) or <c>Range</c>.</summary>
    public string? TiltAngleType => this["Setup.AxisA.TiltAngle.Type"];

    /// <summary>Whether the set has a second tilt axis.</summary>
    public bool IsDualAxis => this["Setup.AxisType"]?.StartsWith("Dual", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>The sections left out, from 0 (views from 1 in the file); none where the list is empty or cannot be read.</summary>
    public SectionList Excluded => EtomoViews.Parse(this[ExcludedKey] ?? string.Empty) ?? SectionList.None;

    /// <summary>The value of a key without blanks around it, or null where it is absent or empty; of a key written twice, the last.</summary>
    public string? this[string key] => Lines.LastOrDefault(line => line.Key == key)?.Value.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Reads an eTomo file.</summary>
    /// <exception cref="BadInputException">No line of it is a property.</exception>
    public static EtomoFile Read(string path) => Decode(TextLines.ReadText(path), path);

    /// <summary>Reads an eTomo file from text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <exception cref="BadInputException">No line of it is a property.</exception>
    public static EtomoFile Decode(string text, string name) => EtomoDecoder.Decode(text, name);

    /// <summary>The file with another value of a key, in the place of the key's last line, or at the end where it has none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public EtomoFile With(string key, string value)
    {
        var fresh = new EtomoLine(0, key, value, EtomoEscapes.Key(key) + "=" + EtomoEscapes.Value(value), "\n");
        if (Lines.LastOrDefault(line => line.Key == key) is not { } old) return this with { Lines = Closed(Lines).Add(fresh) };
        return old.Value == value ? this : this with { Lines = Lines.Replace(old, fresh with { Number = old.Number, End = old.End }) };
    }

    /// <summary>The file's text: of a file that was read the same to the byte.</summary>
    public string Encode() => string.Concat(Lines.Select(line => line.Text + line.End));

    /// <summary>Writes the file.</summary>
    public void Write(string path) => TextLines.WriteText(path, Encode());

    private static ImmutableArray<EtomoLine> Closed(ImmutableArray<EtomoLine> lines) =>
        lines is [.., { End.Length: 0 } last] ? lines.SetItem(lines.Length - 1, last with { End = "\n" }) : lines;
}
