using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Pipeline.Conversion;

namespace Thon.Pipeline;

/// <summary>A series as it came out of a run, written in other dialects too.</summary>
/// <param name="Files">The files written.</param>
/// <param name="Missing">The dialects that could not be written.</param>
/// <param name="Findings">Why not, and what they do not hold.</param>
public sealed record RunExport(ImmutableArray<string> Files, ImmutableArray<Dialect> Missing, FindingList Findings)
{
    /// <summary>Writes the dialects of a job.</summary>
    /// <param name="input">The series as it came in.</param>
    /// <param name="run">What its run left.</param>
    /// <param name="job">The job.</param>
    /// <exception cref="BadInputException">A file cannot be written.</exception>
    public static RunExport Write(SeriesInput input, PreprocessResult run, SeriesJob job)
    {
        if (job.Dialects.IsEmpty) return new([], [], FindingList.Empty);
        string stack = run.Stacks is [var main, ..] ? main.File : job.Settings.Stack;
        var (files, findings) = SeriesExport.Write(run.Series, stack, input.Metadata, job.Dialects, job.Folder, job.Settings.Overwrite, job.Parts);
        bool IsOf(string file, Dialect dialect, string folder) => file.StartsWith(SeriesExport.FolderOf(folder, dialect) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        bool IsWritten(Dialect dialect) => files.Any(file => IsOf(file, dialect, job.Folder) || (job.Parts is { } parts && IsOf(file, dialect, parts)));
        return new(files, [.. job.Dialects.Where(dialect => !IsWritten(dialect))], findings);
    }
}
