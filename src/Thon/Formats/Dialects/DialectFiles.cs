using Thon.Findings;
using Thon.Formats.Star;

namespace Thon.Formats.Dialects;

/// <summary>Reads metadata files of every dialect, told by what they hold and not by their names, and writes them.</summary>
public static class DialectFiles
{
    /// <summary>Reads a metadata file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="context">What it leaves to others to say.</param>
    /// <exception cref="BadInputException">No file of any dialect, or one that breaks its format.</exception>
    public static DialectFile Read(string path, DialectContext context)
    {
        return new(Dialect.Thon, TiltSeriesStar.Read(path, context.Series));
    }

    /// <summary>The files of a series in a dialect.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="series">The series.</param>
    /// <param name="sources">The files it came from: what nobody understands of those of the same dialect is written again.</param>
    public static DialectOutput Write(Dialect dialect, SeriesDescription series, IReadOnlyList<DialectFile> sources) => dialect switch
    {
        Dialect.Thon => ThonWriter.Write(series),
        _ => throw new ArgumentOutOfRangeException(nameof(dialect)),
    };
}
