using System.Text.RegularExpressions;

namespace Thon.Provenance.Commands;

/// <summary>The command that made a file, as it is noted beside its record: what was stated about its series. It proves nothing, and is good for a command to print.</summary>
internal static partial class NotedCommand
{
    /// <summary>The options that state a dose, and what a dose weight needs besides.</summary>
    public static readonly string[] OfDose = ["--pixel-size", "--voltage", "--tilt-angles", "--dose", "--initial-dose", "--dose-order", "--dose-file"];

    /// <summary>The option that has no value.</summary>
    private const string Flag = "--fit-plane";

    private static readonly string[] OfFiles = ["--tilt-angles", "--dose-file", "--exclude"];

    // Cs, hand and amplitude contrast stand in the record itself.
    private static readonly string[] Repeated = [.. OfDose, "--tilt-axis", "--exclude", "--phase", "--astigmatism", "--thickness", "--defocus-range", Flag];

    private static readonly string[] Verbs = ["run", "correct", "dose"];

    /// <summary>The options to state again, each a word or two of a shell, and whether the mdoc was left alone; null where no such command is noted.</summary>
    public static (string[] Options, bool NoMdoc)? Of(FileEvidence found)
    {
        if (found.Sidecar is not { Record.Last.Verb: var verb, Notes.Heading: var heading } || !Verbs.Contains(verb)) return null;
        if (heading.LastOrDefault(line => line.StartsWith($"thon {verb} ", StringComparison.Ordinal)) is not { } line) return null;
        string[] words = [.. Words().Matches(line).Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Value).SelectMany(Split)];
        var pairs = words.Zip(words.Append("").Skip(1)).Where(pair => pair.First.StartsWith("--", StringComparison.Ordinal)).ToArray();
        // What is no part of a line would not be printed as one.
        var stated = pairs.Where(pair => Repeated.Contains(pair.First) && !pair.Second.Any(char.IsControl));
        return ([.. stated.Select(pair => Word(pair.First, pair.Second, found))], pairs.Contains(("--mdoc", "none")));
    }

    private static string Word(string option, string value, FileEvidence found)
    {
        if (option == Flag) return option;
        string shown = OfFiles.Contains(option) ? NotedPlaces.Of(Path.GetFileName(value), found) ?? value : value;
        return $"{option} {CommandText.Quoted(shown)}";
    }

    // An option and its value may be one word.
    private static string[] Split(string word) => Repeated.Append("--mdoc").FirstOrDefault(option => word.StartsWith(option + "=", StringComparison.Ordinal) || word.StartsWith(option + ":", StringComparison.Ordinal)) is { } joined
        ? [joined, word[(joined.Length + 1)..]]
        : [word];

    [GeneratedRegex(@"'([^']*)'|\S+")]
    private static partial Regex Words();
}
