namespace Thon.Formats;

/// <summary>A file that one process at a time holds open, to keep others away. The system lets go of it where the process is killed, so a file that was left behind keeps nobody out; whoever lets go of it removes it.</summary>
public sealed class HeldFile : IDisposable
{
    // What systems say of a file that another one holds: Linux (EWOULDBLOCK), macOS, Windows (a sharing violation).
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    // Whoever looks whether it is held has it open for a moment; one that is held stays so.
    private const int Tries = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    // It takes no room on the disk.
    private const int LongestMark = 1 << 20;

    // Windows removes the file that was opened, other systems whatever has its name by then.
    private static readonly FileOptions WhenClosed = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;

    private readonly FileStream _file;

    private HeldFile(FileStream file) => _file = file;

    /// <summary>Takes hold of a file, which is made where it is missing; null where somebody else holds it.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static HeldFile? Take(string path)
    {
        for (int left = Tries; left > 0; left--)
        {
            try
            {
                return new(Hold(path));
            }
            catch (IOException e) when (Held.Contains(e.HResult))
            {
                if (left > 1) Thread.Sleep(Pause);
            }
        }

        return null;
    }

    /// <summary>Whether somebody holds a file now; not where it is missing, or may not be read.</summary>
    /// <param name="path">The file.</param>
    public static bool IsHeld(string path)
    {
        try
        {
            using var free = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException e) when (Held.Contains(e.HResult))
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Lets go of it.</summary>
    public void Dispose()
    {
        if (!OperatingSystem.IsWindows() && IsNamed(_file)) Remove(_file.Name);
        _file.Dispose();
    }

    // One that was opened a moment before it was removed has no name any more, and holding it keeps nobody away.
    private static FileStream Hold(string path)
    {
        while (true)
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, WhenClosed);
            file.SetLength(Random.Shared.Next(1, LongestMark));
            if (IsNamed(file)) return file;
            file.Dispose();
        }
    }

    // The name may be that of a file which another one has made since; the length, set at random by whoever holds one, tells the two apart and can be seen from outside.
    private static bool IsNamed(FileStream file) => new FileInfo(file.Name) is { Exists: true } named && named.Length == file.Length;

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It keeps nobody out.
        }
    }
}
