using System.CommandLine;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline.Reporting;

namespace Thon.Cli;

/// <summary><c>thon report</c>: pages that show every fit of the series in a folder.</summary>
internal static class ReportVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("report", "show every fit of the series in a folder: a page for each series, and an index", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var folder = new Argument<string>("DIR") { Description = "folder that thon run or thon estimate wrote into; NAME.html goes beside each NAME.star, and index.html where there are several" };
        var stack = new Option<string?>("--stack") { HelpName = "FILE", Description = "where the images are now that the CTF was estimated from; of one series (default: where they lay, or beside the STAR file)" };
        var figures = new Option<string?>("--figures") { HelpName = "FOLDER", Description = "write every figure as PNG and SVG too, in FOLDER/NAME" };
        var force = new Option<bool>("--force") { Description = "replace figures that exist; earlier reports are replaced anyway" };
        var threads = new ThreadsOption();
        command.Add(folder);
        foreach (Option option in (Option[])[stack, figures, force, threads.Option]) command.Add(option);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            string? images = reader.Text(stack);
            var settings = new ReportSettings
            {
                Threads = threads.Read(reader),
                Figures = reader.Text(figures),
                Overwrite = reader.Given(force) ? Overwrite.Replace : Overwrite.Refuse,
            };
            reader.ThrowIfWrong();
            return Report(shell, SeriesFolder.Search(parsed.GetRequiredValue(folder), images), settings);
        });
    }

    private static int Report(Shell shell, SeriesFolder folder, ReportSettings settings)
    {
        ReportPaths.Claim(FolderReport.PagesOf(folder));
        shell.Print(folder.Findings);
        string[] failed = [.. folder.Series.Where(stored => !Write(shell, stored, settings)).Select(stored => stored.Star)];
        if (FolderReport.WriteIndex(folder) is { } index) shell.Out.WriteLine("wrote " + index);
        string[] missing = [.. failed, .. folder.Findings.Select(finding => finding.File).OfType<string>().Distinct()];
        if (missing.Length > 0) shell.Error.WriteLine($"not reported, for the reasons above: {string.Join(", ", missing)}");
        return missing.Length == 0 ? ExitCodes.Done : ExitCodes.DoneInPart;
    }

    // What is wrong with one series, or with the program where it meets one, does not keep the others from being shown.
    private static bool Write(Shell shell, StoredSeries stored, ReportSettings settings)
    {
        try
        {
            var (files, findings) = ProgressDisplay.Run(shell, progress => FolderReport.Write(stored, settings, progress, shell.Cancellation));
            shell.Print(findings);
            foreach (string file in files) shell.Out.WriteLine("wrote " + file);
            shell.Out.Flush();
            return true;
        }
        catch (Exception failure) when (!Guard.IsCancellation(failure))
        {
            Guard.Tell(shell, failure, stored.Star);
            return false;
        }
    }
}
