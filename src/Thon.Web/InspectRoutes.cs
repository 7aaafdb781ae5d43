using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Thon.Web;

/// <summary>Which request gets which answer. Paths are parts of fixed form: a part names a series, an asset, a section or a deed, and never a file.</summary>
/// <param name="shelf">The series.</param>
/// <param name="follower">The batch they are of; null where they are of none.</param>
/// <param name="ending">The server ends.</param>
internal sealed class InspectRoutes(SeriesShelf shelf, BatchFollower? follower, CancellationToken ending)
{
    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="parts">The parts of its path behind the token.</param>
    public async Task Answer(HttpContext context, string[] parts)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            using var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
            // What is begun is done, even where the browser closes meanwhile.
            await Reply(context, () => Post(context.Request.Query, parts, body.RootElement, ending));
        }
        else if (parts is [""]) await InspectPages.Answer(context, shelf, follower);
        else if (parts is ["assets", var name]) await Asset(context.Response, name);
        else await Reply(context, () => Get(context.Request.Query, parts, context.RequestAborted));
    }

    private object? Get(IQueryCollection query, string[] parts, CancellationToken cancellation) => parts switch
    {
        ["api", "batch"] => follower?.Since(BatchQuery.Read(query)),
        ["api", "series", var name] => shelf.Use(name, desk => desk.Whole()),
        ["api", "series", var name, "tilt", var section] => shelf.Use(name, desk => At(desk, section)?.View(null, cancellation)),
        ["api", "series", var name, "tilt", var section, "compare"] => shelf.Use(name, desk => At(desk, section)?.Compare(CropQuery.Read(query))),
        _ => null,
    };

    // A trial keeps nothing, so it waits for nobody; deeds follow each other.
    private object? Post(IQueryCollection query, string[] parts, JsonElement body, CancellationToken cancellation) => parts switch
    {
        ["api", "series", var name, "tilt", var section, "preview"] => shelf.Use(name, desk => At(desk, section)?.View(TrialReader.Read(body), cancellation)),
        ["api", "series", var name, .. var deed] when DeedTurn.Read(query) is var turn => shelf.Use(name, desk => desk.Do(turn, () => Do(desk, deed, body, cancellation))),
        _ => null,
    };

    private static EditAnswer? Do(SeriesDesk desk, string[] deed, JsonElement body, CancellationToken cancellation) => deed switch
    {
        ["refit"] => desk.Change(series => series.RefitSeries(cancellation)),
        ["undo"] => desk.Change(series => series.Undo()),
        ["redo"] => desk.Change(series => series.Redo()),
        ["save"] => desk.Save(cancellation),
        ["tilt", var section, var what] => At(desk, section) is { } tilt ? Do(tilt, what, body, cancellation) : null,
        _ => null,
    };

    private static EditAnswer? Do(TiltDesk tilt, string deed, JsonElement body, CancellationToken cancellation) => deed switch
    {
        "set" => tilt.Set(body, cancellation),
        "ring" => tilt.SetRing(RingClick.Read(body), cancellation),
        "refit" => tilt.Refit(cancellation),
        "exclude" => ExclusionReader.Read(body) ? tilt.Exclude(cancellation) : tilt.Include(cancellation),
        _ => null,
    };

    private static TiltDesk? At(SeriesDesk desk, string section) =>
        int.TryParse(section, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? desk.At(number) : null;

    private static Task Asset(HttpResponse response, string name)
    {
        if (Assets.Find(name) is var (text, type)) return Answers.Write(response, text, type);
        return Answers.Findings(response, StatusCodes.Status404NotFound, "there is nothing of this name");
    }

    /// <summary>Computes on a thread of its own, so that a long fit leaves those that serve free, and answers.</summary>
    private static async Task Reply(HttpContext context, Func<object?> compute)
    {
        object? answer = await Task.Factory.StartNew(compute, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (answer is null) await Answers.Findings(context.Response, StatusCodes.Status404NotFound, "there is no such series, tilt or deed");
        else await Answers.Json(context.Response, answer);
    }
}
