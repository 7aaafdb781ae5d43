using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Tomlyn.Syntax;

namespace Thon.Batch.Planning;

/// <summary>A key of a project file with its value.</summary>
/// <param name="File">Full path of the project file.</param>
/// <param name="Table">The table it stands in; null at the top.</param>
/// <param name="Pair">Key and value.</param>
internal sealed record ProjectKey(string File, TableSyntaxBase? Table, KeyValueSyntax Pair)
{
    /// <summary>The line, from 1.</summary>
    public int Line => Pair.Span.Start.Line + 1;

    /// <summary>The key of the option, without its table.</summary>
    public string Option => Group is { } group && ProjectFile.Tables.Contains(group) ? string.Join('.', Parts.Skip(1)) : string.Join('.', Parts);

    private ImmutableArray<string> Parts => [.. Table?.Name is { } name ? NamesOf(name) : [], .. NamesOf(Pair.Key!)];

    private string? Group => Parts.Length > 1 ? Parts[0] : null;

    /// <summary>The option with its values, or what speaks against it.</summary>
    /// <param name="known">The options there are.</param>
    public (OptionWords? Words, Finding? Objection) Read(KnownOptions known)
    {
        if (Group is { } group && !ProjectFile.Tables.Contains(group))
            return (null, Finding.Error("batch-project-key", File, $"line {Line}", $"table '{group}'", $"keys at the top, or in tables {string.Join(", ", ProjectFile.Tables.Select(table => $"[{table}]"))}"));
        if (known.Find(Option) is not { } option)
            return (null, Finding.Error("batch-project-key", File, $"line {Line}", $"'{Option}', which is no option", "an option of thon batch without its dashes", known.AdviceFor(Option)));
        string folder = Path.GetDirectoryName(File)!;
        var words = IsOfItsKind(option.Shape) && Texts(Pair.Value!) is { } texts ? OptionTexts.Read(option, texts, new(File, $"line {Line}"), path => Path.GetFullPath(path, folder)) : null;
        return words is null
            ? (null, Finding.Error("batch-project-value", File, $"line {Line}, {Option}", Pair.Value!.ToString()!.Trim(), OptionTexts.Expected(option)))
            : (words, null);
    }

    // TOML has words for truth; a text or a number in their place is a slip, such as "no" for a file name.
    private bool IsOfItsKind(OptionShape shape) => shape switch
    {
        OptionShape.Switch => Pair.Value is BooleanValueSyntax,
        OptionShape.OnOff => Pair.Value is BooleanValueSyntax or StringValueSyntax { Value: "on" or "off" },
        _ => Pair.Value is not BooleanValueSyntax,
    };

    // Numbers stay as they are written, but for what only TOML knows of them.
    private static ImmutableArray<string>? Texts(ValueSyntax value) => value switch
    {
        StringValueSyntax text => [text.Value ?? ""],
        BooleanValueSyntax truth => [truth.Value ? "true" : "false"],
        IntegerValueSyntax integer => [integer.Value.ToString(CultureInfo.InvariantCulture)],
        FloatValueSyntax number => [number.Token!.Text!.Replace("_", "", StringComparison.Ordinal)],
        ArraySyntax array when array.Items.Select(item => item.Value is null or ArraySyntax ? null : Texts(item.Value)).ToArray() is var items && items.All(item => item is not null) => [.. items.SelectMany(item => item!.Value)],
        _ => null,
    };

    private static IEnumerable<string> NamesOf(KeySyntax key) => key.DotKeys.Select(dotted => dotted.Key).Prepend(key.Key).Select(Text);

    private static string Text(BareKeyOrStringValueSyntax? name) => name switch
    {
        BareKeySyntax bare => bare.Key?.Text ?? "",
        StringValueSyntax quoted => quoted.Value ?? "",
        _ => "",
    };
}
