using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Formats.Star;

namespace Thon.Pipeline.Conversion;

/// <summary>
/// Files that list every series of a project, such as <c>tilt_series.star</c> of RELION 5. Of many series that are written at the same time, be it on several computers, each leaves the part of its own name,
/// which is the file as it would be of that series alone; the parts are put together when all are there.
/// </summary>
public static class ProjectFiles
{
    /// <summary>The dialects that have such a file.</summary>
    public static ImmutableArray<Dialect> Dialects { get; } = [Dialect.Relion5, Dialect.Relion4];

    /// <summary>Where the part of a series lies.</summary>
    /// <param name="parts">The folder of all parts.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="series">The name of the series.</param>
    public static string PartOf(string parts, Dialect dialect, string series) => Path.Combine(SeriesExport.FolderOf(parts, dialect), SeriesFileName.Of(series) + ".star");

    /// <summary>Puts parts together.</summary>
    /// <param name="dialect">One of <see cref="Dialects"/>.</param>
    /// <param name="parts">The texts of the parts, in the order in which the series are to stand; at least one. A single one is the file, letter by letter.</param>
    /// <exception cref="BadInputException">A part is no STAR file with a table of series.</exception>
    public static DialectOutput Join(Dialect dialect, IReadOnlyList<string> parts)
    {
        var (name, version) = dialect switch
        {
            Dialect.Relion5 => (Relion5Writer.GlobalFile, StarFile.LatestVersion),
            Dialect.Relion4 => (Relion4Writer.File, Relion4Writer.Version),
            _ => throw new ArgumentOutOfRangeException(nameof(dialect)),
        };
        if (parts.Count == 1) return new([new(name, parts[0]) { IsOfProject = true }], FindingList.Empty);
        var (joined, findings) = StarProjectJoin.Of(name, [.. parts.Select(part => StarFile.Decode(part, name))]);
        return new([new(name, (joined with { Version = version }).Encode()) { IsOfProject = true }], findings);
    }
}
