using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Thon.Batch.Planning;
using Thon.Findings;

namespace Thon.Cli;

/// <summary>The options of a batch from both places they are said in: the command line, and the project file for what was not typed.</summary>
/// <param name="Parsed">The command line as if all of them had been typed.</param>
/// <param name="OfRun">The options that may be said of a series.</param>
/// <param name="Typed">Those of them that were typed.</param>
/// <param name="Project">Those of them that the project file says.</param>
/// <param name="Notes">What there is to tell about the project file.</param>
internal sealed record SharedOptions(ParseResult Parsed, KnownOptions OfRun, ImmutableArray<OptionWords> Typed, ImmutableArray<OptionWords> Project, FindingList Notes)
{
    // What was planned already has its options, and the folder it was planned in is another one.
    private static readonly string[] WithPlan = ["--follow", "--task"];

    private static readonly string[] OnlyTyped = ["--project", "--submission", "--help", "--version", .. WithPlan];

    /// <summary>What holds for every series, as one would type it.</summary>
    public ImmutableArray<string> Words => [.. OfRun.InOrder(Project.Concat(Typed)).SelectMany(option => option.Words)];

    /// <summary>Reads both.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="project">Names the project file.</param>
    /// <param name="ofRun">The options that are about a series.</param>
    /// <exception cref="BadInputException">The project file does not serve.</exception>
    public static SharedOptions Of(ParseResult parsed, ProjectOption project, IEnumerable<Option> ofRun)
    {
        var command = parsed.CommandResult.Command;
        var series = SaidElsewhere.Of(ofRun);
        OptionWords[] typed = [.. parsed.CommandResult.Children.OfType<OptionResult>().Where(result => !result.Implicit).Select(AsTyped)];
        if (typed.Any(option => WithPlan.Contains(option.Name))) return new(parsed, series, [.. Among(typed, series)], [], FindingList.Empty);
        var (said, notes) = project.Read(parsed, SaidElsewhere.Of(OfProject().Where(option => !OnlyTyped.Contains(option.Name))));
        OptionWords[] lacking = [.. said.Where(words => command.Options.Any(option => option.Name == words.Name) && !typed.Any(other => other.Name == words.Name))];
        return new(Merged(parsed, typed.Concat(lacking)), series, [.. Among(typed, series)], [.. Among(lacking, series)], notes);
    }

    // One project file serves both verbs; each passes over what only the other takes.
    private static IEnumerable<Option> OfProject()
    {
        var nobody = new Shell(TextWriter.Null, TextWriter.Null, false, CancellationToken.None);
        Command[] verbs = [new("batch"), new("watch")];
        BatchVerb.Verb.Fill(verbs[0], nobody);
        WatchVerb.Verb.Fill(verbs[1], nobody);
        return verbs.SelectMany(verb => verb.Options).DistinctBy(option => option.Name);
    }

    private static IEnumerable<OptionWords> Among(IEnumerable<OptionWords> words, KnownOptions known) => words.Where(word => known.All.Any(option => option.Name == word.Name));

    private static OptionWords AsTyped(OptionResult result) => new(result.Option.Name, [.. result.Tokens.Select(token => token.Value)], OptionPlace.CommandLine);

    private static ParseResult Merged(ParseResult parsed, IEnumerable<OptionWords> options)
    {
        var arguments = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(result => result.Tokens).Select(token => token.Value);
        var merged = parsed.CommandResult.Command.Parse([.. options.SelectMany(option => option.Words), "--", .. arguments], new ParserConfiguration { ResponseFileTokenReplacer = null });
        UsageErrors.Of(merged).ThrowIfErrors();
        return merged;
    }
}
