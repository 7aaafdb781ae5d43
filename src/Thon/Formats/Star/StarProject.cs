namespace Thon.Formats.Star;

/// <summary>Finds the files that a STAR file names. RELION's paths start at the project's folder, which lies somewhere above the STAR file.</summary>
internal static class StarProject
{
    /// <summary>The file that a path means, looked for from the STAR file's own folder upwards; null where there is none.</summary>
    /// <param name="star">Path of the STAR file.</param>
    /// <param name="target">The path that stands in it.</param>
    internal static string? Find(string star, string target)
    {
        if (star.Length == 0 || target.Length == 0) return null;
        for (string? folder = Path.GetDirectoryName(Path.GetFullPath(star)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string path = Path.Combine(folder, target);
            if (File.Exists(path)) return path;
        }

        return null;
    }
}
