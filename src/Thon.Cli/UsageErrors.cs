using System.CommandLine;
using System.CommandLine.Parsing;
using Thon.Findings;

namespace Thon.Cli;

/// <summary>What is wrong with a command line, as findings with suggestions.</summary>
internal static class UsageErrors
{
    /// <summary>All that could not be parsed; empty where everything could, or where help or the version was asked for.</summary>
    public static FindingList Of(ParseResult parsed)
    {
        if (parsed.Action is { ClearsParseErrors: true } || parsed.Errors.Count == 0) return FindingList.Empty;
        var command = parsed.CommandResult.Command;
        var unknown = WithoutTheirValues(parsed.UnmatchedTokens).Select(token => Unknown(token, command)).ToArray();
        // Without a verb it is not known what the rest of the line may say.
        if (command is RootCommand) return FindingList.Of(unknown.Append(NoVerb).First());
        return FindingList.Of([.. unknown, .. parsed.Errors.Where(error => !IsAboutUnmatched(error, parsed)).Select(Other)]);
    }

    private static Finding NoVerb => Finding.Error("usage", null, "command line", "no verb", "thon VERB", "See thon --help");

    /// <summary>The tokens apart from those that follow an unknown option, since they are likely its value.</summary>
    private static IEnumerable<string> WithoutTheirValues(IReadOnlyList<string> tokens) =>
        tokens.Where((token, i) => token.StartsWith('-') || i == 0 || !tokens[i - 1].StartsWith('-'));

    private static Finding Unknown(string token, Command command)
    {
        bool option = token.StartsWith('-');
        string[] known = option
            ? [.. command.Options.Concat(Recursive(command)).SelectMany(o => o.Aliases.Append(o.Name)).Distinct()]
            : [.. command.Subcommands.Select(verb => verb.Name)];
        string what = option ? "option" : known.Length > 0 ? "verb" : "argument";
        string advice = Suggestion.Nearest(token.Split('=')[0], known) is { } near ? $"Did you mean {near}?" : $"See {Path(command)} --help";
        return Finding.Error("usage", null, "command line", $"{Path(command)} knows no {what} '{token}'", null, advice);
    }

    private static Finding Other(ParseError error)
    {
        var command = error.SymbolResult is CommandResult result ? result.Command : (error.SymbolResult?.Parent as CommandResult)?.Command;
        return Finding.Error("usage", null, "command line", error.Message.TrimEnd('.'), null, $"See {Path(command)} --help");
    }

    private static bool IsAboutUnmatched(ParseError error, ParseResult parsed) =>
        parsed.UnmatchedTokens.Any(token => error.Message.StartsWith("Unrecognized", StringComparison.Ordinal) && error.Message.Contains($"'{token}'", StringComparison.Ordinal));

    private static IEnumerable<Option> Recursive(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive);

    private static string Path(Command? command) => command is null or RootCommand ? "thon" : $"thon {command.Name}";
}
