namespace Thon.Report.Pages;

/// <summary>The page of a batch that may be under way. It is empty: its scripts ask for the series, and go on asking.</summary>
public static class FollowPage
{
    private const string Shell = "batch.html";

    /// <summary>The page.</summary>
    /// <param name="title">What the batch is called, plain text.</param>
    public static string Html(string title) => PageShell.Fill(Shell, [], title, Array.Empty<IndexEntry>(), IndexPage.Table([]));
}
