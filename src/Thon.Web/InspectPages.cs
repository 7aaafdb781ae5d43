using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Thon.Report.Pages;

namespace Thon.Web;

/// <summary>The pages themselves: that of one series, and the list of several.</summary>
internal static class InspectPages
{
    private const string Shell = "inspect.html";

    /// <summary>Answers with the page that a query asks for: the only series, the one it names, or the list. Of a batch the list is there even where it has one series so far.</summary>
    public static Task Answer(HttpContext context, SeriesShelf shelf, BatchFollower? follower)
    {
        string? asked = context.Request.Query["series"];
        if (asked is null && follower is not null) return Answers.Write(context.Response, FollowPage.Html(follower.Title), "text/html");
        // It may have come since the list was asked for last.
        follower?.Refresh();
        var names = shelf.Names;
        string? name = asked ?? (names is [var only] ? only : null);
        if (name is null) return List(context.Response, shelf);
        if (names.Contains(name)) return Answers.Write(context.Response, Filled(name), "text/html");
        return Answers.Findings(context.Response, StatusCodes.Status404NotFound, "there is no series of this name");
    }

    /// <summary>The address of the page of a series, relative to the list.</summary>
    /// <param name="name">The name it has on the shelf.</param>
    public static string AddressOf(string name) => "?series=" + Uri.EscapeDataString(name);

    private static string Filled(string name) => PageAssets.Text(Shell).Replace("{{title}}", WebUtility.HtmlEncode(name), StringComparison.Ordinal);

    private static Task List(HttpResponse response, SeriesShelf shelf)
    {
        string html = IndexPage.Html([.. shelf.Stored.Select(series => IndexEntry.Of(series.Series.Series, AddressOf(series.Name)))]);
        // This page carries its own script and style, in place of naming files: these two may be used, and no others.
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src {HashOf(html, "script")}; style-src {HashOf(html, "style")}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return Answers.Write(response, html, "text/html");
    }

    private static string HashOf(string html, string element)
    {
        string begin = $"<{element}>";
        int from = html.LastIndexOf(begin, StringComparison.Ordinal) + begin.Length, to = html.IndexOf($"</{element}>", from, StringComparison.Ordinal);
        return $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(html[from..to])))}'";
    }
}
