using System.CommandLine;
using Thon.Findings;
using Thon.Pipeline.Replay;

namespace Thon.Cli;

/// <summary><c>thon history</c>: where a file comes from, job by job.</summary>
internal static class HistoryVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("history", "tell where a file comes from: every job on the way to it, with all numbers", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var files = new Argument<string[]>("FILE") { Description = "image files, STAR files and .defocus files that thon wrote", Arity = ArgumentArity.OneOrMore };
        var quick = new Option<bool>("--quick") { Description = "leave away the pass over the pixels that tells whether they are those of the record" };
        var tilts = new Option<bool>("--tilts") { Description = "a line for each tilt of a series" };
        var json = new Option<string?>("--json") { HelpName = "-", Description = "print the record itself, as it lies in its file, in place of words; of one FILE" };
        var threads = new ThreadsOption();
        command.Add(files);
        foreach (Option option in (Option[])[quick, tilts, json, threads.Option]) command.Add(option);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            string[] paths = parsed.GetRequiredValue(files);
            bool asJson = reader.ReadAs(json, word => word == "-" ? word : null, "-: standard output") is not null;
            if (asJson && paths.Length > 1) reader.RefuseUsage($"{paths.Length} files with --json", "one FILE", "history");
            int count = threads.Read(reader);
            reader.ThrowIfWrong();
            var depth = reader.Given(quick) ? HistoryDepth.Quick : HistoryDepth.Pixels;
            var detail = reader.Given(tilts) ? TiltDetail.Each : TiltDetail.None;
            return paths.Select(path => One(shell, path, depth, count, history => Print(shell, history, detail, asJson))).ToArray().Max();
        });
    }

    // A file that cannot be read does not keep the others from being told of.
    private static int One(Shell shell, string path, HistoryDepth depth, int threads, Action<FileHistory> print)
    {
        try
        {
            var history = FileHistory.Of(path, depth, threads, shell.Cancellation);
            print(history);
            shell.Print(history.Findings);
            return history.Findings.HasErrors ? ExitCodes.BadInput : ExitCodes.Done;
        }
        catch (BadInputException bad)
        {
            shell.Print(bad.Findings);
            return ExitCodes.BadInput;
        }
    }

    private static void Print(Shell shell, FileHistory history, TiltDetail detail, bool asJson)
    {
        if (!asJson)
            foreach (string line in HistoryLines.Of(history, detail)) shell.Out.WriteLine(line);
        else if (history.Search is { Sidecar: not null, Path: { } path })
            shell.Out.Write(File.ReadAllText(path));
        shell.Out.Flush();
    }
}
