using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Tilts;

namespace Thon.Report.Pages;

/// <summary>
/// The figures of a report as files, each as PNG and SVG, in a folder of the series' name: <c>defocus-tilt.png</c> and so on for the series, <c>tilt_07_profile.svg</c>, <c>_agreement</c>, <c>_map</c> and
/// <c>_spectrum</c> for section 7.
/// </summary>
public static class FigureFiles
{
    private const string Letters = "-_.+ ", Nameless = "series", Png = ".png", Svg = ".svg";

    private static readonly string[] Endings = [Png, Svg];

    /// <summary>The paths that figures of a series may get. Which of them there are is known once its images are read.</summary>
    /// <param name="series">The series.</param>
    /// <param name="folder">The folder in which that of the series is made.</param>
    public static ImmutableArray<string> PathsOf(TiltSeries series, string folder)
    {
        string own = Path.Combine(folder, FolderName(series.Name));
        return [.. Figures.NamesOf(series).SelectMany(name => Endings.Select(ending => Path.Combine(own, name + ending)))];
    }

    /// <summary>Draws and writes them, and with them texts that belong to them; all files appear, or none.</summary>
    /// <param name="report">The report.</param>
    /// <param name="folder">The folder in which that of the series is made; need not exist.</param>
    /// <param name="overwrite">What to do where a figure exists.</param>
    /// <param name="beside">The texts, such as the page; their folders exist.</param>
    /// <returns>The paths of the figures.</returns>
    /// <exception cref="BadInputException">A file exists, cannot be written, or the drawing library does not run on this system.</exception>
    public static ImmutableArray<string> Write(SeriesReport report, string folder, Overwrite overwrite, params IEnumerable<TextFile> beside)
    {
        string own = Path.Combine(folder, FolderName(report.Name));
        ByteFile[] figures = [.. Figures.Of(report).SelectMany(figure => FilesOf(figure, own, overwrite))];
        bool isNew = !Directory.Exists(own);
        try
        {
            MakeFolder(own);
            PartialFile.WriteAll(figures.Concat(beside.Select(ByteFile.Of)));
        }
        catch
        {
            if (isNew && Directory.Exists(own) && !Directory.EnumerateFileSystemEntries(own).Any()) Directory.Delete(own);
            throw;
        }
        return [.. figures.Select(file => file.Path)];
    }

    private static IEnumerable<ByteFile> FilesOf(Figure? figure, string own, Overwrite overwrite) => figure is null
        ? throw Refusal("figures-unavailable", own, "the drawing library does not run on this system", "Leave --figures away")
        : [new(Path.Combine(own, figure.Name + Png), figure.Png, overwrite), new(Path.Combine(own, figure.Name + Svg), figure.Svg, overwrite)];

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

    private static BadInputException Refusal(string code, string path, string found, string advice) => new(Finding.Error(code, path, null, found, null, advice));
}
