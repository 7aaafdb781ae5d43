namespace Thon.Formats;

/// <summary>Reads small files whose names anybody may have given to something else: a pipe never ends to be opened, a device never ends at all.</summary>
internal static class RegularFile
{
    /// <summary>Whether something of a name can be read to an end: a file with bytes in it. Pipes and devices have none that are counted, and are never opened.</summary>
    public static bool HasBytes(string path) => LengthOf(path) > 0;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <param name="most">How long it may be, bytes.</param>
    /// <exception cref="EndOfStreamException">It is empty, or a pipe or a device.</exception>
    /// <exception cref="IOException">It is missing, longer, or a folder.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] Read(string path, long most)
    {
        if (Directory.Exists(path)) throw new IOException("a folder");
        long length = LengthOf(path) ?? throw new FileNotFoundException("no such file");
        if (length == 0) throw new EndOfStreamException("an empty file, a pipe or a device");
        if (length > most) throw new IOException($"a file of {length} bytes, where {most} are the most");
        return Head(path, (int)length);
    }

    /// <summary>Reads the beginning of a file; nothing where there is none to read.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] Head(string path, int most)
    {
        if (!HasBytes(path)) return [];
        using var stream = File.OpenRead(path);
        byte[] bytes = new byte[most];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    // Of a link the length would be that of the path in it.
    private static long? LengthOf(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is { } target) file = new(target.FullName);
        return file.Exists ? file.Length : null;
    }
}
