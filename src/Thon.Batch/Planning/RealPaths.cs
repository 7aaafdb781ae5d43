using Thon.Pipeline;

namespace Thon.Batch.Planning;

/// <summary>Paths without links, also of links that lead in a circle or to nothing.</summary>
internal static class RealPaths
{
    /// <summary>The path without links; where links cannot be followed, the path itself.</summary>
    public static string Of(string path)
    {
        try
        {
            return OutputNames.Real(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }

    /// <summary>Whether a link leads to something.</summary>
    public static bool Leads(FileSystemInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
