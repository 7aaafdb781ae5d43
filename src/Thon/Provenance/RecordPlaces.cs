namespace Thon.Provenance;

/// <summary>Where the record of a file may lie: with the file, and where the file is a link, with what it leads to as well. Paths begin as the user wrote the file's, so that findings name files as he does.</summary>
internal static class RecordPlaces
{
    /// <summary>What lies beside the file under the name of its record, be it a record or not.</summary>
    public static IEnumerable<string> Beside(string file) => Of(file).Select(Sidecar.PathOf).Where(Path.Exists);

    /// <summary>Everything in the folder of the file that is called as records are, in the order of the names.</summary>
    public static IEnumerable<string> Around(string file) => Of(file).SelectMany(FolderOf);

    private static string[] Of(string file) => new FileInfo(file) is { LinkTarget: not null } link && link.ResolveLinkTarget(returnFinalTarget: true) is { } target ? [file, target.FullName] : [file];

    // A folder that may be passed through need not be one that may be listed.
    private static IEnumerable<string> FolderOf(string file)
    {
        string folder = Path.GetDirectoryName(file) ?? "";
        try
        {
            return Directory.GetFiles(folder.Length == 0 ? "." : folder, "*" + Sidecar.PathOf("")).Select(path => Path.Combine(folder, Path.GetFileName(path))).Order(StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
