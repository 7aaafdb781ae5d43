namespace Thon.Provenance.Commands;

/// <summary>Where the inputs of a file lie now: where they lay when it was made, or beside it. It is a name to print, and nothing is read there.</summary>
internal static class NotedPlaces
{
    /// <summary>The path of an input as seen from the current folder; null where it is not found.</summary>
    /// <param name="name">Its name, without folder.</param>
    /// <param name="found">The file it was made into.</param>
    public static string? Of(string name, FileEvidence found)
    {
        if (found.Sidecar is not { } sidecar || Path.GetFileName(name) != name) return null;
        var lay = sidecar.Notes.Paths.Where(path => Path.GetFileName(path) == name);
        var beside = sidecar.Notes.Paths.Append(found.File).Select(path => Path.Combine(Path.GetDirectoryName(path) ?? "", name));
        // Files are often called alike from folder to folder: the one in question is not its own input.
        string own = Path.GetFullPath(found.File);
        return lay.Concat(beside).Select(Path.GetFullPath).FirstOrDefault(path => path != own && File.Exists(path)) is { } there ? Shown(there) : null;
    }

    private static string Shown(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
