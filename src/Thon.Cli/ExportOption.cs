using System.CommandLine;
using Thon.Formats.Dialects;
using Thon.Pipeline;

namespace Thon.Cli;

/// <summary><c>--write-as</c>: the estimated series in other programs' dialects too.</summary>
internal sealed class ExportOption
{
    private readonly Option<string?> _option = new("--write-as")
    {
        HelpName = "DIALECTS",
        Description = $"write the metadata in other dialects too, each in a folder of its name in FOLDER: {Words.DialectChoices}; several with commas between them",
    };

    /// <summary>Gives a verb the option.</summary>
    public void AddTo(Command command) => command.Add(_option);

    /// <summary>The dialects wanted; none where the option was not given.</summary>
    public Dialect[] Read(OptionReader reader) => reader.ReadAs(_option, Words.ParseDialects, $"{Words.DialectChoices}, several with commas between them") ?? [];

    /// <summary>Writes those of a job and says what was written, and what was not; gives the exit code.</summary>
    public static int Write(Shell shell, SeriesInput input, PreprocessResult result, SeriesJob job)
    {
        var export = RunExport.Write(input, result, job);
        shell.Print(export.Findings);
        foreach (string file in export.Files) shell.Out.WriteLine("wrote " + file);
        foreach (var dialect in export.Missing) shell.Error.WriteLine($"not written: {dialect.ToString().ToLowerInvariant()}, for the reasons above");
        return export.Missing.IsEmpty ? ExitCodes.Done : ExitCodes.DoneInPart;
    }
}
