using System.CommandLine;
using Thon.Formats.Dialects;
using Thon.Pipeline;
using Thon.Pipeline.Conversion;

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

    /// <summary>Writes them and says what was written, and what was not; gives the exit code.</summary>
    public static int Write(Shell shell, SeriesInput input, PreprocessResult result, PreprocessSettings settings, Dialect[] dialects, string folder)
    {
        if (dialects.Length == 0) return ExitCodes.Done;
        string stack = result.Stacks is [var main, ..] ? main.File : settings.Stack;
        var (files, findings) = SeriesExport.Write(result.Series, stack, input.Metadata, dialects, folder, settings.Overwrite);
        shell.Print(findings);
        foreach (string file in files) shell.Out.WriteLine("wrote " + file);
        Dialect[] missing = [.. dialects.Where(dialect => !files.Any(file => file.StartsWith(SeriesExport.FolderOf(folder, dialect) + Path.DirectorySeparatorChar, StringComparison.Ordinal)))];
        foreach (var dialect in missing) shell.Error.WriteLine($"not written: {dialect.ToString().ToLowerInvariant()}, for the reasons above");
        return missing.Length == 0 ? ExitCodes.Done : ExitCodes.DoneInPart;
    }
}
