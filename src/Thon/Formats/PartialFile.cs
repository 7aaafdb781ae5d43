using Microsoft.Win32.SafeHandles;
using Thon.Findings;

namespace Thon.Formats;

/// <summary>
/// A file that is being written. Until <see cref="Commit"/> it lies beside its final name, under a hidden name of its own, so that whoever
/// sees the final name sees a whole file, even where the program was killed half way. Disposed of before that, nothing remains.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    // The system would keep what is written in memory until the end, and all would wait for the disk then; flushed now and again it is written while others work.
    private const long FlushEvery = 1 << 26;

    private readonly string _temporaryPath;
    private readonly Overwrite _overwrite;
    private bool _committed;
    private long _unflushed;

    private PartialFile(string path, string temporaryPath, SafeFileHandle handle, Overwrite overwrite) =>
        (Path, _temporaryPath, Handle, _overwrite) = (path, temporaryPath, handle, overwrite);

    /// <summary>The final name.</summary>
    public string Path { get; }

    private SafeFileHandle Handle { get; }

    /// <summary>Begins a file.</summary>
    /// <param name="path">The final name; its folder must exist.</param>
    /// <param name="length">Bytes to reserve: the disk being too small shows now, and writing into reserved space was measured 2.7 times faster.</param>
    /// <param name="overwrite">What to do where the final name is taken.</param>
    /// <exception cref="BadInputException">The name is taken, or the folder is missing, not writable or full.</exception>
    public static PartialFile Create(string path, long length, Overwrite overwrite)
    {
        string full = System.IO.Path.GetFullPath(path);
        string folder = System.IO.Path.GetDirectoryName(full) ?? full;
        if (Directory.Exists(full))
            throw Refusal("output-is-folder", path, "a folder of this name exists", "a file name");
        if (!Directory.Exists(folder))
            throw Refusal("output-no-folder", path, $"there is no folder {folder}", advice: "Create the folder first");
        if (overwrite == Overwrite.Refuse && File.Exists(full))
            throw Exists(path);
        string temporary = System.IO.Path.Combine(folder, HiddenName(System.IO.Path.GetFileName(full)));
        try
        {
            var handle = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read, FileOptions.None, length);
            return new(path, temporary, handle, overwrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw Refusal("output-unwritable", path, e.Message, advice: "Check the folder's permissions and the free space");
        }
    }

    /// <summary>A name under which a file lies until it is whole, another one each time; it is 22 characters longer than that of the file.</summary>
    public static string HiddenName(string name) => $".{name}.partial-{Guid.NewGuid().ToString("N")[..12]}";

    /// <summary>Writes bytes at a position; several threads may write at once.</summary>
    /// <exception cref="BadInputException">The system could not write, for example because the disk is full.</exception>
    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(Handle, bytes, offset);
            if (Interlocked.Add(ref _unflushed, bytes.Length) < FlushEvery) return;
            Interlocked.Exchange(ref _unflushed, 0);
            RandomAccess.FlushToDisk(Handle);
        }
        catch (IOException e)
        {
            throw Refusal("output-write-failed", Path, e.Message, advice: "Check the free space");
        }
    }

    /// <summary>Brings the bytes onto the disk and gives the file its final name in one step.</summary>
    /// <exception cref="BadInputException">The name was taken meanwhile, or the system could not write.</exception>
    public void Commit() => CommitAll([this]);

    /// <summary>Brings several files onto the disk and then gives all of them their final names; where one cannot get its name, none keeps its own, but what has replaced an older file stays.</summary>
    /// <exception cref="BadInputException">A name was taken meanwhile, or the system could not write.</exception>
    public static void CommitAll(IReadOnlyList<PartialFile> files)
    {
        // Flushed before the renaming: a power cut must not leave an empty file under the final name.
        foreach (var file in files) file.Do(() => RandomAccess.FlushToDisk(file.Handle));
        try
        {
            foreach (var file in files) file.Do(file.Rename);
        }
        catch
        {
            foreach (var file in files.Where(file => file._committed && file._overwrite == Overwrite.Refuse)) file.Withdraw();
            throw;
        }
    }

    /// <summary>Writes small files and gives all of them their names together, or none.</summary>
    /// <param name="files">Their contents; the folders exist.</param>
    /// <param name="others">Files that are written already but have no names yet; they get theirs first, and disposing of them is left to the caller.</param>
    /// <exception cref="BadInputException">A file cannot be written; none of all got its name, see <see cref="CommitAll"/>.</exception>
    public static void WriteAll(IEnumerable<ByteFile> files, params IReadOnlyList<PartialFile> others)
    {
        var open = new List<PartialFile>();
        try
        {
            foreach (var file in files)
            {
                open.Add(Create(file.Path, file.Bytes.Length, file.Overwrite));
                open[^1].Write(file.Bytes, 0);
            }

            CommitAll([.. others, .. open]);
        }
        finally
        {
            foreach (var file in open) file.Dispose();
        }
    }

    // As far as it can be: what stopped the other file is what the user must hear of.
    private void Withdraw()
    {
        try
        {
            File.Delete(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private void Rename()
    {
        Handle.Dispose();
        File.Move(_temporaryPath, Path, _overwrite == Overwrite.Replace);
        _committed = true;
    }

    private void Do(Action write)
    {
        try
        {
            write();
        }
        catch (IOException) when (_overwrite == Overwrite.Refuse && File.Exists(Path))
        {
            throw Exists(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refusal("output-write-failed", Path, e.Message, advice: "Check the free space");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Handle.Dispose();
        if (!_committed) File.Delete(_temporaryPath);
    }

    private static BadInputException Exists(string path) =>
        Refusal("output-exists", path, "the file exists already", "a new name", "Choose another name, or say --force to replace it");

    private static BadInputException Refusal(string code, string path, string found, string? expected = null, string? advice = null) =>
        new(Finding.Error(code, path, null, found, expected, advice));
}
