using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Thon.Findings;
using Thon.Formats.Text;

namespace Thon.Formats.Warp;

/// <summary>Reads the fields of a Warp file and collects what is wrong with them.</summary>
internal sealed class WarpFields(XElement root, string file)
{
    // A message shows this much of what it complains of.
    private const int Shown = 40;

    /// <summary>Everything wrong so far.</summary>
    public FindingList Findings { get; private set; } = FindingList.Empty;

    /// <summary>A list with an entry a line; empty where the file has no such element or nothing in it.</summary>
    /// <param name="name">The element.</param>
    /// <param name="parse">Gives null for a line it cannot read.</param>
    /// <param name="expected">What it reads.</param>
    public ImmutableArray<T> List<T>(string name, Func<string, T?> parse, string expected)
        where T : struct =>
        List(name, (text, place) => parse(text) is { } value ? value : Wrong<T>(place, text, expected));

    /// <summary>A list of texts.</summary>
    public ImmutableArray<string> Texts(string name) => List(name, (text, _) => text);

    /// <summary>A param of a group such as OptionsCTF; null where it is not there.</summary>
    public T? Param<T>(string group, string name, Func<string, T?> parse, string expected)
        where T : struct
    {
        var param = root.Element(group)?.Elements("Param").FirstOrDefault(element => (string?)element.Attribute("Name") == name);
        if (param is null) return null;
        string text = (string?)param.Attribute("Value") ?? "";
        return parse(text) ?? Wrong<T>($"{WarpXml.Place(param)} {name}", text, expected);
    }

    /// <summary>A number of a group such as OptionsCTF.</summary>
    public double? Number(string group, string name) => Param(group, name, text => TextNumber.Finite(text), "a number");

    /// <summary>A value that an attribute of the root states; null where it is not there.</summary>
    public T? Attribute<T>(string name, Func<string, T?> parse, string expected)
        where T : struct
    {
        if (root.Attribute(name) is not { } attribute) return null;
        return parse(attribute.Value) ?? Wrong<T>($"{WarpXml.Place(attribute)} {name}", attribute.Value, expected);
    }

    /// <summary>A number of a group of a tree that has been read before; null where it is not there.</summary>
    public static double? Finite(XElement root, string group, string name) =>
        TextNumber.Finite((string?)root.Element(group)?.Elements("Param").FirstOrDefault(element => (string?)element.Attribute("Name") == name)?.Attribute("Value"));

    /// <summary>The whole number an attribute states.</summary>
    public int Whole(XElement element, string attribute) =>
        TextNumber.Whole((string?)element.Attribute(attribute)) ?? Wrong<int>(WarpXml.Place(element), (string?)element.Attribute(attribute), $"{attribute}, a whole number");

    /// <summary>The number an attribute states.</summary>
    public double Number(XElement element, string attribute) =>
        TextNumber.Finite((string?)element.Attribute(attribute)) ?? Wrong<double>(WarpXml.Place(element), (string?)element.Attribute(attribute), $"{attribute}, a number");

    /// <summary>Notes something that breaks the format.</summary>
    public void Wrong(string code, string place, string found, string expected) => Findings = Findings.Add(Finding.Error(code, file, place, found, expected, WriteAgain));

    /// <summary>Notes something that was taken as it should be.</summary>
    public void Doubt(string code, string place, string found, string expected, string taken) =>
        Findings = Findings.Add(Finding.Warning(code, file, place, found, expected, taken));

    /// <summary>True and False as .NET writes them.</summary>
    public static bool? Truth(string text) => bool.TryParse(text, out bool value) ? value : null;

    private const string WriteAgain = "Let Warp write the file again";

    private T Wrong<T>(string place, string? found, string expected)
        where T : struct
    {
        Wrong("warp-value", place, found is null ? "nothing" : $"'{(found.Length > Shown ? found[..Shown] + "..." : found)}'", expected);
        return default;
    }

    private ImmutableArray<T> List<T>(string name, Func<string, string, T> entry)
    {
        if (root.Element(name) is not { } element) return [];
        int first = ((IXmlLineInfo)element).LineNumber;
        string[] lines = element.Value.TrimEnd().Split('\n');
        if (lines is [""]) return [];
        return [.. lines.Select((line, i) => entry(line.Trim(), string.Create(CultureInfo.InvariantCulture, $"line {first + i}, {name}")))];
    }
}
