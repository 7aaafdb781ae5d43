using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Provenance;

namespace Thon.Pipeline.Replay;

/// <summary>Finds the inputs of a job by their content, whatever they are called now: among files that are given, where they lay, and beside the file that was made of them.</summary>
/// <param name="file">The file that was made.</param>
/// <param name="sidecar">Its record, whose last job it is.</param>
/// <param name="given">Files the user gives; they are looked at first.</param>
/// <param name="threads">How many threads may read.</param>
/// <param name="cancellation">Stops the search.</param>
internal sealed class InputSearch(string file, Sidecar sidecar, IReadOnlyList<string> given, int threads, CancellationToken cancellation)
{
    private readonly Dictionary<string, ContentHash?> _hashes = [];

    /// <summary>Looks for one input.</summary>
    /// <returns>Where it lies, or what speaks against what lies in its place; neither where nothing does.</returns>
    public (FoundInput? Found, Finding? Other) Find(RecordedFile wanted)
    {
        string? other = null;
        foreach (string path in Candidates(wanted).Where(path => given.Contains(path) || IsReadable(path)))
        {
            if (HashOf(path) is not { } hash) continue;
            if (hash.ToString() == wanted.Content) return (new(wanted, path), null);
            if (!given.Contains(path)) other ??= path;
        }
        return (null, other is null ? null : Changed(wanted, other));
    }

    /// <summary>Says that an input is nowhere.</summary>
    public static Finding Missing(RecordedFile wanted) => Finding.Error(
        "replay-input-missing", wanted.Name, null, $"no such {wanted.Role} where it lay then, nor beside the file made of it", $"pixels with the content hash {wanted.Content}", "Say where it is with --input; its name does not matter");

    /// <summary>The files that were given and are none of the inputs.</summary>
    /// <param name="wanted">The inputs.</param>
    /// <exception cref="BadInputException">One of them cannot be read.</exception>
    public FindingList Strangers(IReadOnlyList<RecordedFile> wanted)
    {
        var findings = FindingList.Empty;
        foreach (string path in given)
        {
            string hash = Read(path).ToString();
            if (wanted.All(one => one.Content != hash))
                findings = findings.Add(Finding.Error("replay-input-other", path, null, $"pixels with the content hash {hash}", string.Join(", or ", wanted.Select(Text)), "It is another file, or it was changed since"));
        }
        return findings;
    }

    private static string Text(RecordedFile wanted) => $"{wanted.Content}, the {wanted.Role} '{wanted.Name}'";

    private static Finding Changed(RecordedFile wanted, string path) =>
        Finding.Error("replay-input-changed", path, null, "other pixels than the record names", Text(wanted), "It was changed or replaced since; say with --input where the file is that was used");

    private IEnumerable<string> Candidates(RecordedFile wanted)
    {
        int place = sidecar.Record.Last.Inputs.IndexOf(wanted);
        string beside = Path.Combine(Path.GetDirectoryName(file) ?? "", Path.GetFileName(wanted.Name));
        string[] then = sidecar.Notes.Paths.IsDefault ? [] : [.. sidecar.Notes.Paths.Skip(place).Take(1)];
        // The seal does not cover where inputs lay, so anything may stand there.
        return given.Concat(then).Append(beside).Where(path => !string.IsNullOrWhiteSpace(path) && !path.Contains('\0')).Select(Near).DistinctBy(Path.GetFullPath);

        // Beneath the folder people are in, a name they know it by.
        string Near(string path) => !given.Contains(path) && Path.IsPathRooted(path) && Path.GetRelativePath(".", path) is var near && !near.StartsWith("..", StringComparison.Ordinal) ? near : path;
    }

    // What lies in the place of an input and cannot be read is not the input.
    private ContentHash? HashOf(string path)
    {
        try
        {
            return Read(path);
        }
        catch (BadInputException)
        {
            return null;
        }
    }

    // A note may name a pipe or a device, which would never end.
    private static bool IsReadable(string path)
    {
        try
        {
            return File.Exists(path) && RegularFile.HasBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private ContentHash Read(string path)
    {
        if (_hashes.TryGetValue(path, out var known) && known is { } hash) return hash;
        using var stack = SectionFile.Open(path);
        hash = new HashedSections(stack).HashAll(threads, cancellation);
        _hashes[path] = hash;
        return hash;
    }
}
