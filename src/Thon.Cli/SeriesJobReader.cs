using System.CommandLine;
using Thon.Batch;
using Thon.Batch.Planning;
using Thon.Findings;
using Thon.Pipeline;

namespace Thon.Cli;

/// <summary>Reads what is planned for a series of a batch as the command line of <c>thon run</c> is read.</summary>
internal static class SeriesJobReader
{
    /// <summary>The job of a series.</summary>
    /// <param name="series">The series with its options.</param>
    /// <param name="folder">The folder of the batch.</param>
    /// <exception cref="BadInputException">An option is unknown, wrong or without effect; all of them are told.</exception>
    public static SeriesJob Read(PlannedSeries series, BatchFolder folder)
    {
        var command = new Command("run");
        var (metadata, options) = (new MetadataOptionSet(), new SeriesJobOptionSet());
        metadata.AddTo(command);
        options.AddTo(command);
        var parsed = command.Parse(series.Words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        UsageErrors.Of(parsed).ThrowIfErrors();
        var reader = new OptionReader(parsed);
        var stated = new PreprocessSettings(series.Stack, metadata.Read(reader)) { LogHeading = Heading(series) };
        var job = options.Read(reader, stated, folder.Out) with { Parts = folder.Parts };
        reader.ThrowIfWrong();
        return job;
    }

    // No time stands there, and no folder of results: the files of a series are the same whenever and wherever they are made.
    private static string[] Heading(PlannedSeries series) =>
        [SeriesVerbOptions.Program, "thon run " + string.Join(' ', series.Words.Prepend(series.Stack).Select(SeriesVerbOptions.Quoted))];
}
