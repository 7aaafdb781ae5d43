using System.Collections.Immutable;
using System.CommandLine;
using Thon.Batch.Planning;

namespace Thon.Cli;

/// <summary>Tells which options of a verb may be said in a project file or a list, and what they take there.</summary>
internal static class SaidElsewhere
{
    /// <summary>The options.</summary>
    /// <param name="options">Those of the verb, in the order of its help.</param>
    public static KnownOptions Of(IEnumerable<Option> options) => new([.. options.Where(option => option is not System.CommandLine.Help.HelpOption).Select(Known)], Suggestion.Nearest);

    private static KnownOption Known(Option option) => new(option.Name, Shape(option)) { NamesFile = value => NamesFile(option, value) };

    private static OptionShape Shape(Option option) =>
        option.ValueType == typeof(bool) ? OptionShape.Switch
        : option.HelpName == "on|off" ? OptionShape.OnOff
        : option.Arity.MaximumNumberOfValues > 1 ? OptionShape.Values
        : OptionShape.Value;

    // The help says what a value is: FILE, FOLDER, or a word in place of one. A list of sections may stand in a file of this ending alone.
    private static bool NamesFile(Option option, string value)
    {
        ImmutableArray<string> words = [.. (option.HelpName ?? "").Split('|')];
        if (!words.Any(word => word.StartsWith("FILE", StringComparison.Ordinal) || word == "FOLDER") || words.Contains(value)) return false;
        return !words.Contains("LIST") || value.EndsWith(".star", StringComparison.OrdinalIgnoreCase);
    }
}
