using Microsoft.Win32.SafeHandles;
using Thon.Findings;

namespace Thon.Formats;

/// <summary>Opening and reading of input files; what goes wrong becomes a finding, not a system exception.</summary>
internal static class InputFile
{
    /// <summary>Opens a file for reading at any position.</summary>
    /// <exception cref="BadInputException">There is no such file, it is a folder, or it may not be read.</exception>
    public static SafeFileHandle Open(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new BadInputException(Finding.Error("file-unreadable", null, null, "an empty file name", "the path of a file"));
        if (Directory.Exists(path))
            throw new BadInputException(Finding.Error("file-is-folder", path, null, "a folder", "a file"));
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException(Finding.Error("file-not-found", path, null, "no such file", advice: "Check the path"));
        }
        catch (UnauthorizedAccessException)
        {
            throw new BadInputException(Finding.Error("file-no-permission", path, null, "the file may not be read", advice: "Ask its owner for read permission"));
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new BadInputException(Finding.Error("file-unreadable", path, null, e.Message));
        }
    }

    /// <summary>Reads at a position until the buffer is full or the file ends.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="offset">Position of the first byte, from 0.</param>
    /// <param name="bytes">Takes the bytes.</param>
    /// <returns>How many bytes were read.</returns>
    /// <exception cref="BadInputException">The system could not read, for example because a network drive went away.</exception>
    public static int Read(SafeFileHandle file, string path, long offset, Span<byte> bytes)
    {
        int done = 0;
        try
        {
            while (done < bytes.Length)
            {
                int got = RandomAccess.Read(file, bytes[done..], offset + done);
                if (got == 0) break;
                done += got;
            }
        }
        catch (Exception e) when (e is IOException or NotSupportedException)
        {
            throw new BadInputException(Finding.Error("file-unreadable", path, $"byte {offset + done}", e.Message));
        }
        return done;
    }
}
