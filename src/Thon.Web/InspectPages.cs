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

    /// <summary>Answers with the page that a query asks for: the only series, the one it names, or the list.</summary>
    public static Task Answer(HttpContext context, SeriesShelf shelf)
    {
        string? asked = context.Request.Query["series"];
        string? name = asked ?? (shelf.Stored is [var (only, _)] ? only : null);
        if (name is null) return List(context.Response, shelf);
        if (shelf.Stored.Any(series => series.Name == name)) return Answers.Write(context.Response, Filled(name), "text/html");
        return Answers.Findings(context.Response, StatusCodes.Status404NotFound, "there is no series of this name");
    }

    private static string Filled(string name) => PageAssets.Text(Shell).Replace("{{title}}", WebUtility.HtmlEncode(name), StringComparison.Ordinal);

    private static Task List(HttpResponse response, SeriesShelf shelf)
    {
        string html = IndexPage.Html([.. shelf.Stored.Select(series => IndexEntry.Of(series.Series.Series, "?series=" + Uri.EscapeDataString(series.Name)))]);
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
