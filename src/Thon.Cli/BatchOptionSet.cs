using System.CommandLine;
using Thon.Batch.Local;
using Thon.Formats;

namespace Thon.Cli;

/// <summary>The options that say how a batch runs, apart from the series.</summary>
internal sealed class BatchOptionSet
{
    private readonly RunOptionSet _run = new("FOLDER", "folder for the results of all series, named as those of thon run, and for processed.star, failed.json and index.html; made where it is missing (required)");

    private readonly Option<string?> _memory = new("--max-memory") { HelpName = "SIZE", Description = "memory that all series in work may take, such as 8G; results do not depend on it (default: what is free, at most 80 % of what there is)" };

    private readonly Option<string?> _inputs = new("--inputs")
    {
        HelpName = "full|quick",
        Description = "how to tell whether the images of a finished series have changed: by every pixel, or by the size of the files alone (default: full)",
    };

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        _run.AddTo(command);
        command.Add(_memory);
        command.Add(_inputs);
    }

    /// <summary>What was said.</summary>
    /// <param name="reader">Reads the options.</param>
    /// <param name="followed">The folder where another option has named it; null for <c>--out</c>.</param>
    public BatchOptions Read(OptionReader reader, string? followed = null)
    {
        if (followed is null) reader.Require(_run.Out);
        else reader.RefuseIfGiven(_run.Out, "--follow", "INPUT");
        var run = _run.Read(reader);
        return new(
            followed ?? run.Out ?? "",
            run.Threads,
            reader.Value(_memory, MemorySize.Parse, MemorySize.Choices) ?? MemorySize.Usual,
            new WorkerSettings
            {
                Inputs = ReadInputs(reader) ?? InputCheck.Full,
                Overwrite = run.Force ? Overwrite.Replace : Overwrite.Refuse,
            });
    }

    /// <summary>How closely images shall be looked at; null where nobody said it.</summary>
    public InputCheck? ReadInputs(OptionReader reader) => reader.Value(_inputs, ParseInputs, "full or quick");

    private static InputCheck? ParseInputs(string word) => word switch { "full" => InputCheck.Full, "quick" => InputCheck.Quick, _ => null };
}
