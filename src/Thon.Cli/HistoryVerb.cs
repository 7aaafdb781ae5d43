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
            TiltDetail? detail = asJson ? null : reader.Given(tilts) ? TiltDetail.Each : TiltDetail.None;
            return paths.Select(path => One(shell, path, depth, count, detail)).ToArray().Max();
        });
    }

    // A file that cannot be read does not keep the others from being told of.
    private static int One(Shell shell, string path, HistoryDepth depth, int threads, TiltDetail? detail)
    {
        var reading = FileReading<FileHistory>.Of(path, () => FileHistory.Of(path, depth, threads, shell.Cancellation));
        var findings = reading.Result?.Findings ?? reading.Errors;
        int code = findings.HasErrors ? ExitCodes.BadInput : ExitCodes.Done;
        if (detail is { } tilts)
            PrintWords(shell, reading.Result, tilts);
        else
            (findings, code) = PrintRecord(shell, reading, findings, code);
        shell.Out.Flush();
        shell.Print(findings);
        return code;
    }

    private static void PrintWords(Shell shell, FileHistory? history, TiltDetail tilts)
    {
        if (history is null) return;
        foreach (string line in HistoryLines.Of(history, tilts)) shell.Out.WriteLine(line);
    }

    // A program that asks for the record asks for more than there is to say of a file without one.
    private static (FindingList Findings, int ExitCode) PrintRecord(Shell shell, FileReading<FileHistory> reading, FindingList findings, int code)
    {
        if (reading.Result is { Search: { Sidecar: not null, Path: { } path } })
        {
            shell.Out.Write(File.ReadAllText(path));
            return (findings, code);
        }

        if (!findings.HasErrors && reading.Result is { Missing: { } missing }) findings = FindingList.Of(findings.Where(finding => finding.Code != missing.Code).Append(missing));
        shell.Out.WriteLine(HistoryJson.Encode(reading.File, reading.Result?.Labelled?.Label, ExitCodes.BadInput, findings));
        return (findings, ExitCodes.BadInput);
    }
}
