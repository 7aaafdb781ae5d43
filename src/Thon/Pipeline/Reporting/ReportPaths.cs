using System.Text;
using Thon.Findings;
using Thon.Formats;

namespace Thon.Pipeline.Reporting;

/// <summary>Where the reports of a folder go. What is derived from other files may be replaced; what somebody else wrote may not.</summary>
public static class ReportPaths
{
    // The mark stands at the top of the page, before its style and its script.
    private const int HeadBytes = 4096;

    private const string Mark = "<meta name=\"generator\" content=\"Thon";

    /// <summary>The page of a series: beside its STAR file, and named like it.</summary>
    public static string PageOf(StoredSeries stored) => Path.ChangeExtension(stored.Star, ".html");

    /// <summary>The page of all series of a folder.</summary>
    public static string IndexOf(string folder) => Path.Combine(folder, "index.html");

    /// <summary>Refuses to go on where a page cannot be written, or is not one of this program.</summary>
    /// <param name="pages">The pages to be written.</param>
    /// <exception cref="BadInputException">One of them is somebody else's, is named twice, or its folder cannot be written to.</exception>
    public static void Claim(IReadOnlyList<string> pages)
    {
        FindingList.Of(pages.Where(IsForeign).Select(page => Finding.Error(
            "report-foreign", page, null, "a file that is no report of thon", "none of this name, or an earlier report", "Move it away; it is never replaced"))).ThrowIfErrors();
        OutputNames.Claim(pages, Overwrite.Replace);
    }

    /// <summary>Refuses to go on where figures cannot be written.</summary>
    /// <param name="figures">Every name that one may get; all are in one folder.</param>
    /// <param name="overwrite">What to do where one exists.</param>
    /// <exception cref="BadInputException">Some exist and may not be replaced, told in one finding, or their folder cannot be written to.</exception>
    public static void ClaimFigures(IReadOnlyList<string> figures, Overwrite overwrite)
    {
        OutputNames.Claim(figures.Take(1), Overwrite.Replace);
        if (overwrite == Overwrite.Replace || figures.Where(File.Exists).ToArray() is not [var first, .. var others]) return;
        throw new BadInputException(Finding.Error(
            "output-exists", first, null, others.Length == 0 ? "the figure exists already" : $"the figure exists already, and {others.Length} more of its folder", "none of an earlier report", "Choose another folder, or say --force to replace them"));
    }

    /// <summary>Writes a page, whole or not at all.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="html">Its text.</param>
    /// <exception cref="BadInputException">It cannot be written, or somebody else's file has appeared there.</exception>
    public static void Write(string path, string html)
    {
        Claim([path]);
        TextFiles.Write([(path, html)], Overwrite.Replace);
    }

    private static bool IsForeign(string page)
    {
        if (!File.Exists(page)) return false;
        try
        {
            return !Encoding.UTF8.GetString(RegularFile.Head(page, HeadBytes)).Contains(Mark, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
