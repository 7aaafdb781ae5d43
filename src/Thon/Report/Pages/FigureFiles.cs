using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;

namespace Thon.Report.Pages;

/// <summary>
/// The figures of a report as files, each as PNG and SVG, in a folder of the series' name: <c>defocus-tilt.png</c> and so on for the series, <c>tilt_07_profile.svg</c>, <c>_agreement</c>, <c>_map</c> and
/// <c>_spectrum</c> for section 7.
/// </summary>
public static class FigureFiles
{
    private const string Letters = "-_.+ ", Nameless = "series";

    /// <summary>Draws and writes them; all of them appear, or none.</summary>
    /// <param name="report">The report.</param>
    /// <param name="folder">The folder in which that of the series is made; need not exist.</param>
    /// <param name="overwrite">What to do where a file exists.</param>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="BadInputException">A file exists, cannot be written, or the drawing library does not run on this system.</exception>
    public static ImmutableArray<string> Write(SeriesReport report, string folder, Overwrite overwrite)
    {
        string own = Path.Combine(folder, FolderName(report.Name));
        var files = new List<(string Path, byte[] Bytes)>();
        foreach (var figure in Figures.Of(report))
        {
            if (figure is null) throw Refusal("figures-unavailable", own, "the drawing library does not run on this system", "Leave --figures away");
            files.Add((Path.Combine(own, figure.Name + ".png"), figure.Png));
            files.Add((Path.Combine(own, figure.Name + ".svg"), figure.Svg));
        }
        bool isNew = !Directory.Exists(own);
        try
        {
            MakeFolder(own);
            WriteAll(files, overwrite);
        }
        catch
        {
            if (isNew && Directory.Exists(own) && !Directory.EnumerateFileSystemEntries(own).Any()) Directory.Delete(own);
            throw;
        }
        return [.. files.Select(file => file.Path)];
    }

    /// <summary>The name of the folder of a series' figures: what could lead out of a folder, or is no letter, becomes an underscore.</summary>
    /// <param name="series">The name of the series.</param>
    public static string FolderName(string series)
    {
        string name = string.Concat(series.Select(letter => char.IsLetterOrDigit(letter) || Letters.Contains(letter) ? letter : '_')).Trim();
        if (name.Length == 0) return Nameless;
        return name[0] == '.' ? "_" + name[1..] : name;
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Refusal("output-unwritable", folder, failure.Message, "Name another folder");
        }
    }

    private static void WriteAll(List<(string Path, byte[] Bytes)> files, Overwrite overwrite)
    {
        var open = new List<PartialFile>();
        try
        {
            foreach (var (path, bytes) in files)
            {
                open.Add(PartialFile.Create(path, bytes.Length, overwrite));
                open[^1].Write(bytes, 0);
            }
            PartialFile.CommitAll(open);
        }
        finally
        {
            foreach (var file in open) file.Dispose();
        }
    }

    private static BadInputException Refusal(string code, string path, string found, string advice) => new(Finding.Error(code, path, null, found, null, advice));
}
