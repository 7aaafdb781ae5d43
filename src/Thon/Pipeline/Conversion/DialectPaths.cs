using Thon.Findings;
using Thon.Formats.Dialects;

namespace Thon.Pipeline.Conversion;

/// <summary>Where the files of a dialect are written.</summary>
internal static class DialectPaths
{
    /// <summary>Their paths.</summary>
    /// <param name="folder">The folder of the output.</param>
    /// <param name="texts">The files.</param>
    /// <exception cref="BadInputException">One of them would stand outside of the folder.</exception>
    internal static string[] In(string folder, IEnumerable<DialectText> texts)
    {
        DialectText[] all = [.. texts];
        var outside = all.Where(text => !IsBelow(folder, text.Name));
        FindingList.Of(outside.Select(text => Finding.Error(
            "output-outside", text.Name, null, $"a path that leads out of {folder}", "a file in that folder", "Name the series with --name"))).ThrowIfErrors();
        return [.. all.Select(text => Path.Combine(folder, text.Name))];
    }

    private static bool IsBelow(string folder, string name)
    {
        string relative = Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(Path.Combine(folder, name)));
        return !Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar)[0] is not ("." or "..");
    }
}
