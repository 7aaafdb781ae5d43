using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Tilts;

namespace Thon.Pipeline.Conversion;

/// <summary>
/// Writes an estimated series in other programs' dialects besides our own, each in a folder of its name. What they need and the estimation does not, such as the names of the movies, comes from the metadata files in use.
/// </summary>
public static class SeriesExport
{
    /// <summary>The folder of a dialect's files.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="dialect">The dialect.</param>
    public static string FolderOf(string folder, Dialect dialect) => Path.Combine(folder, dialect.ToString().ToLowerInvariant());

    /// <summary>Refuses to go on where the folder of a dialect holds files already and they may not be replaced: after the work is too late.</summary>
    /// <exception cref="BadInputException">A folder holds files.</exception>
    public static void Claim(string folder, IEnumerable<Dialect> dialects, Overwrite overwrite)
    {
        if (overwrite == Overwrite.Replace) return;
        var taken = dialects.Select(dialect => FolderOf(folder, dialect)).Where(path => Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any());
        FindingList.Of(taken.Select(path => Finding.Error("output-exists", path, null, "the folder holds files already", null, "Choose another folder, or say --force to replace them"))).ThrowIfErrors();
    }

    /// <summary>Writes the series in each dialect. One that cannot hold it is left out, with a warning that says why: the series itself is written already.</summary>
    /// <param name="series">The series, every tilt with its defocus.</param>
    /// <param name="stack">The stack it is about.</param>
    /// <param name="metadata">What the series was put together from.</param>
    /// <param name="dialects">The dialects.</param>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="overwrite">What to do where a file exists.</param>
    /// <param name="parts">
    /// Folder for what the series adds to files of a whole project, where other series are written into the same folder, perhaps at this moment: see <see cref="ProjectFiles"/>. Null where the series is alone, and such a file
    /// lists it only.
    /// </param>
    public static (ImmutableArray<string> Files, FindingList Findings) Write(
        TiltSeries series, string stack, SeriesMetadata metadata, IEnumerable<Dialect> dialects, string folder, Overwrite overwrite, string? parts = null)
    {
        var sources = metadata.Files.Select(file => Attempt(file, series)).OfType<DialectFile>().ToImmutableArray();
        var merged = SeriesMerge.Of([SeriesDescriptions.Of(series, stack), .. sources.Select(file => file.Description with { Hand = null, TiltAxis = null })]);
        var described = merged with { Findings = FindingList.Empty };
        var files = ImmutableArray.CreateBuilder<string>();
        var findings = FindingList.Of(merged.Findings.Where(finding => finding.Severity != Severity.Note && TiltMerge.CodesOfDoubt.Contains(finding.Code)).Select(finding => finding with { Severity = Severity.Warning }));
        foreach (var dialect in dialects)
        {
            var output = DialectFiles.Write(dialect, described, sources);
            findings = findings.AddRange(output.Findings.Select(finding => finding.Severity == Severity.Error ? finding with { Severity = Severity.Warning, Found = $"{dialect}: {finding.Found}" } : finding));
            if (output.Findings.HasErrors) continue;
            string[] paths = DialectPaths.In(FolderOf(folder, dialect), output.Texts);
            if (parts is not null) paths = [.. paths.Zip(output.Texts, (path, text) => text.IsOfProject ? ProjectFiles.PartOf(parts, dialect, series.Name) : path)];
            foreach (string path in paths) Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            TextFiles.Write(paths.Zip(output.Texts, (path, text) => (path, text.Text)), overwrite);
            files.AddRange(paths);
        }

        return (files.ToImmutable(), findings);
    }

    // What was in use can be read; lists without keys add nothing to a series whose sections are known.
    private static DialectFile? Attempt(string file, TiltSeries series)
    {
        try
        {
            var read = DialectFiles.Read(file, new(series.Name, series.Tilts.Length, series.PixelSize));
            return read.Description.Tilts.Length > 0 ? read : null;
        }
        catch (BadInputException)
        {
            return null;
        }
    }
}
