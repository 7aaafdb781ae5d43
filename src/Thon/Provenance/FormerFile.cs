using System.Globalization;

namespace Thon.Provenance;

/// <summary>The names of files that were replaced and kept: <c>TS_01.star.before-1</c>, the oldest with the lowest number.</summary>
public static class FormerFile
{
    private const string Mark = ".before-";

    /// <summary>The name of a former file.</summary>
    /// <param name="path">The name it had.</param>
    /// <param name="number">Its number, 1 or more.</param>
    public static string PathOf(string path, int number) => string.Create(CultureInfo.InvariantCulture, $"{path}{Mark}{number}");

    /// <summary>The lowest number that no former file of any of the names has, nor of their records.</summary>
    public static int NextNumber(IReadOnlyCollection<string> paths)
    {
        int number = 1;
        while (paths.Any(path => Path.Exists(PathOf(path, number)) || Path.Exists(Sidecar.PathOf(PathOf(path, number))))) number++;
        return number;
    }

    /// <summary>The name that a file had before it became a former one; that of any other file is its own.</summary>
    public static string Original(string path) =>
        path.LastIndexOf(Mark, StringComparison.Ordinal) is > 0 and var at && path.Length > at + Mark.Length && path[(at + Mark.Length)..].All(char.IsAsciiDigit) ? path[..at] : path;
}
