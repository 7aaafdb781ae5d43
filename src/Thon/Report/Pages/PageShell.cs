using System.Text.RegularExpressions;

namespace Thon.Report.Pages;

/// <summary>The shell of a page, and what is set into it.</summary>
internal static partial class PageShell
{
    /// <summary>A page in one file: nothing in it is loaded from elsewhere.</summary>
    /// <param name="shell">The name of the shell, which has a place in double braces for each part.</param>
    /// <param name="scripts">The names of its scripts, in their order.</param>
    /// <param name="title">Its title, plain text.</param>
    /// <param name="data">What its scripts draw.</param>
    /// <param name="table">What is read without scripts, as HTML.</param>
    public static string Fill(string shell, IEnumerable<string> scripts, string title, object data, string table)
    {
        var parts = new Dictionary<string, Func<string>>
        {
            ["title"] = () => HtmlText.Of(title),
            ["style"] = () => PageAssets.Text("page.css"),
            ["script"] = () => string.Join('\n', scripts.Select(PageAssets.Text)),
            ["data"] = () => ReportJson.Of(data),
            ["table"] = () => table,
        };
        // All places at once: what is set in may have braces of its own.
        return Place().Replace(PageAssets.Text(shell), place => parts[place.Groups[1].Value]());
    }

    [GeneratedRegex(@"\{\{(title|style|script|data|table)\}\}")]
    private static partial Regex Place();
}
