using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Report.Pages;

namespace Thon.Pipeline.Reporting;

/// <summary>Reports of all series of a folder, one series after the other, so that memory does not grow with their number.</summary>
public static class FolderReport
{
    /// <summary>The pages that are written, each beside its STAR file, and the index where there is more than one series.</summary>
    public static ImmutableArray<string> PagesOf(SeriesFolder folder)
    {
        var pages = folder.Series.Select(ReportPaths.PageOf).ToImmutableArray();
        return pages.Length > 1 ? pages.Add(ReportPaths.IndexOf(folder.Folder)) : pages;
    }

    /// <summary>Draws and writes the report of one series. Page and figures appear together, or nothing does; where one of them cannot be written, nothing is drawn.</summary>
    /// <param name="stored">The series.</param>
    /// <param name="settings">How.</param>
    /// <param name="progress">Told after every image.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The files written, and what became known on the way.</returns>
    /// <exception cref="BadInputException">A file cannot be written.</exception>
    public static (ImmutableArray<string> Files, FindingList Findings) Write(StoredSeries stored, ReportSettings settings, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        string page = ReportPaths.PageOf(stored);
        ReportPaths.Claim([page]);
        if (settings.Figures is { } claimed) ReportPaths.ClaimFigures(FigureFiles.PathsOf(stored.Series, claimed), settings.Overwrite);
        var drawn = StoredReport.Draw(stored, settings.Threads, progress, cancellation);
        string html = ReportPage.Html(drawn.Series);
        ReportPaths.Claim([page]);
        var figures = settings.Figures is { } folder ? FigureFiles.Write(drawn.Series, folder, settings.Overwrite, new TextFile(page, html, Overwrite.Replace)) : [];
        if (settings.Figures is null) ReportPaths.Write(page, html);
        return ([page, .. figures], stored.Findings.AddRange(drawn.Findings));
    }

    /// <summary>Writes the index of the series of a folder. A series without a page has a row without a link.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Its path; null where there is one series only, which needs none.</returns>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public static string? WriteIndex(SeriesFolder folder)
    {
        if (folder.Series.Length < 2) return null;
        string path = ReportPaths.IndexOf(folder.Folder);
        ReportPaths.Write(path, IndexPage.Html([.. folder.Series.Select(EntryOf)]));
        return path;
    }

    private static IndexEntry EntryOf(StoredSeries stored)
    {
        string page = ReportPaths.PageOf(stored);
        return IndexEntry.Of(stored.Series, File.Exists(page) ? Uri.EscapeDataString(Path.GetFileName(page)) : null);
    }
}
