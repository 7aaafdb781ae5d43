using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;

namespace Thon.Cli;

/// <summary>Options that were given, as words again, for the processes that work on the series of a batch.</summary>
internal static class SeriesWords
{
    /// <summary>The words, option by option; values that begin with a dash are joined to their option.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">The options in question.</param>
    public static ImmutableArray<string> Of(ParseResult parsed, IEnumerable<Option> options) =>
        [.. options.Select(parsed.GetResult).OfType<OptionResult>().Where(result => !result.Implicit).SelectMany(Words)];

    private static IEnumerable<string> Words(OptionResult result)
    {
        string name = result.Option.Name;
        if (result.Tokens.Count == 0) return [name];
        return result.Tokens.SelectMany<Token, string>(token => token.Value.StartsWith('-') || token.Value.Length == 0 ? [$"{name}={token.Value}"] : [name, token.Value]);
    }
}
