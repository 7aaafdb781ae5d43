namespace Thon.Formats;

/// <summary>What a folder tells of a file without opening it: a hint whether it is to be read again, and no proof that it is the same.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Written">When it was written last.</param>
/// <param name="Begun">When it got its name, as far as the disk knows; a file that took the place of another one has another time.</param>
public readonly record struct FileStamp(long Bytes, DateTime Written, DateTime Begun)
{
    /// <summary>The stamp of a file; null where there is none, or where it cannot be told.</summary>
    /// <param name="path">Its path.</param>
    public static FileStamp? Of(string path) => Of(new FileInfo(path));

    /// <summary>The stamp of a file that a folder listed; null where it has gone meanwhile, or where it cannot be told.</summary>
    /// <param name="file">The file.</param>
    public static FileStamp? Of(FileInfo file)
    {
        try
        {
            return file.Exists ? new(file.Length, file.LastWriteTimeUtc, file.CreationTimeUtc) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
