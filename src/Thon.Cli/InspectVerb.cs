using System.CommandLine;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline;
using Thon.Pipeline.Reporting;
using Thon.Web;

namespace Thon.Cli;

/// <summary><c>thon inspect</c>: a page of this machine where fits are looked at and set by hand.</summary>
internal static class InspectVerb
{
    private const int HighestPort = 65535;

    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("inspect", "look at the fits of a folder in a browser, and mend them by hand", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var folder = new Argument<string>("DIR") { Description = "folder that thon run or thon estimate wrote into" };
        var port = new Option<string?>("--port") { HelpName = "N", Description = "port of 127.0.0.1 to listen at (default: any that is free)" };
        var stack = new Option<string?>("--stack") { HelpName = "FILE", Description = "where the images are now that the CTF was estimated from; of one series (default: where they lay, or beside the STAR file)" };
        var by = new Option<string?>("--by") { HelpName = "NAME", Description = "who sets numbers by hand, for the record (default: the name you are logged in with)" };
        var threads = new ThreadsOption();
        command.Add(folder);
        foreach (Option option in (Option[])[port, stack, by, threads.Option]) command.Add(option);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            var settings = new InspectServerSettings(reader.Count(port, 0, HighestPort) ?? 0, threads.Read(reader), reader.Text(by) ?? Environment.UserName) { Heading = SeriesVerbOptions.Heading };
            string? images = reader.Text(stack);
            reader.ThrowIfWrong();
            string path = parsed.GetRequiredValue(folder);
            // Images of one series are stated where one series is meant.
            if (images is null && new BatchFolder(path) is var batch && (File.Exists(batch.Plan) || File.Exists(batch.Lock))) return Follow(shell, batch, settings).GetAwaiter().GetResult();
            return Inspect(shell, SeriesFolder.Search(path, images), settings).GetAwaiter().GetResult();
        });
    }

    private static async Task<int> Follow(Shell shell, BatchFolder batch, InspectServerSettings settings)
    {
        var standing = new BatchStandingReader(batch).Read();
        shell.Print(standing.Findings);
        int Count(SeriesState state) => standing.Count(state);
        shell.Out.WriteLine($"a batch of {standing.Series.Length} series: {Count(SeriesState.Done)} done, {Count(SeriesState.Failed)} failed, {Count(SeriesState.Running)} being worked on, {Count(SeriesState.Waiting)} waiting");
        await using var server = await InspectServer.FollowAsync(batch, settings, shell.Cancellation);
        return await Serve(shell, server, NoDrafts([batch.Out]));
    }

    private static async Task<int> Inspect(Shell shell, SeriesFolder folder, InspectServerSettings settings)
    {
        shell.Print(folder.Findings);
        foreach (var stored in folder.Series)
        {
            int tilts = stored.Series.Tilts.Length;
            shell.Out.WriteLine(PlainText.Of($"{stored.Series.Name}: {tilts} {(tilts == 1 ? "tilt" : "tilts")}, {stored.Star}"));
            shell.Print(stored.Findings);
        }

        await using var server = await InspectServer.StartAsync(folder.Series, settings, shell.Cancellation);
        return await Serve(shell, server, NoDrafts(folder.Series.Select(stored => Path.GetDirectoryName(Path.GetFullPath(stored.Star))!).Distinct()));
    }

    private static async Task<int> Serve(Shell shell, InspectServer server, FindingList drafts)
    {
        shell.Print(drafts);
        shell.Out.WriteLine(server.Address);
        shell.Out.WriteLine(drafts.Count == 0 ? "Ctrl-C ends it; changes not saved are kept as a draft" : "Ctrl-C ends it, and changes that are not saved are lost");
        shell.Out.Flush();
        await UntilCancelled(shell.Cancellation);
        return ExitCodes.Done;
    }

    // A folder that takes no draft takes no saved file either; better told before the work than after.
    private static FindingList NoDrafts(IEnumerable<string> folders)
    {
        try
        {
            OutputNames.Claim(folders.Select(folder => Path.Combine(folder, ".draft.thon.json")), Overwrite.Replace);
            return FindingList.Empty;
        }
        catch (BadInputException bad)
        {
            return FindingList.Of(bad.Findings.Select(finding => finding with { Severity = Severity.Warning, Advice = "Nothing can be kept or saved there; copy the folder to where you may write, and inspect the copy" }));
        }
    }

    private static async Task UntilCancelled(CancellationToken cancellation)
    {
        var ended = new TaskCompletionSource();
        await using var registration = cancellation.Register(ended.SetResult);
        await ended.Task;
    }
}
