using System.CommandLine;
using System.Globalization;
using Thon.Formats;
using Thon.Pipeline;

namespace Thon.Cli;

/// <summary>What every verb that works on a series takes: the stack, what the user says about it, and how to run.</summary>
internal sealed class SeriesVerbOptions
{
    private readonly RunOptionSet _run;

    /// <summary>Gives a verb these arguments and options.</summary>
    /// <param name="command">The verb's command.</param>
    /// <param name="name">What the stack is called in the help.</param>
    /// <param name="description">What the stack is.</param>
    /// <param name="run">Where results go and how to run.</param>
    public SeriesVerbOptions(Command command, string name, string description, RunOptionSet run)
    {
        (Stack, _run) = (new(name) { Description = description }, run);
        command.Add(Stack);
        _run.AddTo(command);
        Metadata.AddTo(command);
    }

    /// <summary>The stack; a verb that works on other things too makes it one that may be left away.</summary>
    public Argument<string> Stack { get; }

    /// <summary>What the user says about the series.</summary>
    public MetadataOptionSet Metadata { get; } = new();

    /// <summary>What was said, of the stack that was given.</summary>
    public PreprocessSettings Read(OptionReader reader, ParseResult parsed) => Read(reader, parsed.GetRequiredValue(Stack));

    /// <summary>What was said, of other images than the argument's.</summary>
    /// <param name="reader">Reads the options.</param>
    /// <param name="images">Path of the images.</param>
    public PreprocessSettings Read(OptionReader reader, string images)
    {
        var run = _run.Read(reader);
        return new(images, Metadata.Read(reader))
        {
            Threads = run.Threads,
            Overwrite = run.Force ? Overwrite.Replace : Overwrite.Refuse,
            LogHeading = Heading(),
        };
    }

    /// <summary>Where results go; counted as wrong where it was not said.</summary>
    public string RequireOut(OptionReader reader)
    {
        reader.Require(_run.Out);
        return reader.Text(_run.Out) ?? "";
    }

    /// <summary>The lines a log begins with: version, time and command.</summary>
    public static string[] Heading() =>
    [
        $"{Program}, {DateTime.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}",
        "thon " + string.Join(' ', Environment.GetCommandLineArgs().Skip(1).Select(Quoted)),
    ];

    /// <summary>The tool and its version.</summary>
    public static string Program { get; } = $"thon {typeof(SeriesVerbOptions).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>A word of a command line for people to read.</summary>
    public static string Quoted(string word) => word.Contains(' ') ? $"'{word}'" : word;
}
