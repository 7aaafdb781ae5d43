using Microsoft.AspNetCore.Http;
using Thon.Findings;

namespace Thon.Web;

/// <summary>Pages behind the door: who is let in gets an answer in any case, and never the inside of what went wrong.</summary>
/// <param name="token">What the first part of a path must be.</param>
/// <param name="pages">Answers requests by the parts of the path behind the token.</param>
internal sealed class GuardedPages(AccessToken token, Func<HttpContext, string[], Task> pages)
{
    /// <summary>Answers a request.</summary>
    public async Task Answer(HttpContext context)
    {
        Answers.SetHeaders(context.Response);
        string[] parts = (context.Request.Path.Value ?? "").Split('/');
        if (Doorkeeper.RefusalOf(context.Request) is { } refusal) Answers.Refuse(context.Response, refusal);
        else if (parts.Length < 2 || !token.Is(parts[1])) Answers.Refuse(context.Response, StatusCodes.Status404NotFound);
        else if (Doorkeeper.RefusalOfKind(context.Request) is { } other) Answers.Refuse(context.Response, other);
        else if (parts.Length == 2) Complete(context);
        else await Attempt(context, parts[2..]);
    }

    // Files of the page are found relative to a path that ends in a slash.
    private static void Complete(HttpContext context)
    {
        context.Response.Headers.Location = context.Request.Path.Value + "/" + context.Request.QueryString.Value;
        Answers.Refuse(context.Response, StatusCodes.Status308PermanentRedirect);
    }

    private async Task Attempt(HttpContext context, string[] parts)
    {
        try
        {
            await pages(context, parts);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            if (context.RequestAborted.IsCancellationRequested) return;
            var (status, texts) = Explain(e is AggregateException { InnerExceptions: [var only] } ? only : e);
            await Answers.Findings(context.Response, status, texts);
        }
    }

    private static (int Status, IEnumerable<string> Texts) Explain(Exception exception) => exception switch
    {
        BadInputException bad => (StatusCodes.Status422UnprocessableEntity, bad.Findings.Select(finding => finding.ToString())),
        BadHttpRequestException bad => (bad.StatusCode, ["the request is not in order, or too large"]),
        System.Text.Json.JsonException => (StatusCodes.Status400BadRequest, ["the body of the request is no JSON"]),
        OperationCanceledException => (StatusCodes.Status503ServiceUnavailable, ["thon is ending: open the series again to see what was done"]),
        IOException or UnauthorizedAccessException => (StatusCodes.Status500InternalServerError, [exception.Message]),
        _ => (StatusCodes.Status500InternalServerError, [$"a defect in thon, please report it: {exception.GetType().Name}: {PlainText.Of(exception.Message)}"]),
    };
}
