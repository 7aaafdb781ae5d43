namespace Thon.Formats;

/// <summary>Small files that belong together. They are written whole under hidden names first and take their own names together.</summary>
public static class TextFiles
{
    /// <summary>Writes files that are all to be replaced, or none.</summary>
    /// <param name="files">Their paths and texts; the folders exist.</param>
    /// <param name="overwrite">What to do where a file exists.</param>
    /// <exception cref="Findings.BadInputException">A file cannot be written; none was.</exception>
    public static void Write(IEnumerable<(string Path, string Text)> files, Overwrite overwrite) =>
        Write([.. files.Select(file => new TextFile(file.Path, file.Text, overwrite))], []);

    /// <summary>Writes files, and gives others that belong to them their names at the same moment.</summary>
    /// <param name="files">The texts; the folders exist.</param>
    /// <param name="others">Files that are written already but have no names yet; they get theirs first, and disposing of them is left to the caller.</param>
    /// <exception cref="Findings.BadInputException">A file cannot be written; none of all was.</exception>
    internal static void Write(IReadOnlyList<TextFile> files, IReadOnlyList<PartialFile> others) => PartialFile.WriteAll(files.Select(ByteFile.Of), others);
}
