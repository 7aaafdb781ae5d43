using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Batch.Local;

/// <summary>How the files that a series is made from look from outside, to see whether somebody wrote to one while they were read: images are read twice, and what came of two states of them would be told as of one.</summary>
internal sealed class UntouchedFiles
{
    private readonly ImmutableArray<(string Path, long Bytes, DateTime Written)> _files;

    private UntouchedFiles(ImmutableArray<(string Path, long Bytes, DateTime Written)> files) => _files = files;

    /// <summary>The files as they are now.</summary>
    public static UntouchedFiles Of(IEnumerable<string> files) => new([.. files.Select(Stamp)]);

    /// <summary>Refuses what came of files that were written to since. One that is gone was read as it was: whoever has it open keeps it.</summary>
    /// <exception cref="BadInputException">A file is not as it was.</exception>
    public void ThrowIfChanged() =>
        FindingList.Of(_files.Where(file => File.Exists(file.Path) && Stamp(file.Path) != file).Select(file => AttemptFindings.Changed(file.Path))).ThrowIfErrors();

    private static (string Path, long Bytes, DateTime Written) Stamp(string path)
    {
        var file = new FileInfo(path);
        return (path, file.Exists ? file.Length : 0, file.LastWriteTimeUtc);
    }
}
