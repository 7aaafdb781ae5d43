using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Thon.Batch.Ledger;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline.Reporting;

namespace Thon.Batch.Local;

/// <summary>Files under hidden names that a process left which was killed while it wrote them.</summary>
public static partial class LeftOvers
{
    /// <summary>Removes all that was left in the folder of a batch, but for what belongs to series that somebody works on; whoever calls it directs the batch. Hidden files that are none of the batch's stay.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The entries that cannot be read; what was left of their series stays.</returns>
    /// <exception cref="IOException">They cannot be removed.</exception>
    public static FindingList Sweep(BatchFolder folder)
    {
        var (entries, unread) = Entries(folder);
        (string Path, string Series)[] claims = [.. entries.SelectMany(entry => entry.Claims.Select(claim => (Path.GetFullPath(Path.Combine(folder.Out, claim)), entry.Name)))];
        foreach (string file in Hiding(folder, claims))
        {
            string final = Path.Combine(Path.GetDirectoryName(file)!, FinalName(file)!);
            string[] owners = [.. OwnersOf(final, folder, claims).Distinct()];
            if (owners.Length > 0) DeleteHeld(file, owners, folder);
            else if (IsDirectors(final, folder) || (IsWithin(final, folder.Own) && IsQuiet(folder))) File.Delete(file);
        }

        if (Directory.Exists(folder.Out) && IsQuiet(folder)) Delete(Directory.EnumerateFiles(folder.Out, ".thon-*").Where(path => Probe().IsMatch(Path.GetFileName(path))));
        return FindingList.Of(unread);
    }

    /// <summary>Removes what was left of files that are to be written; whoever calls it knows that nobody is writing them.</summary>
    /// <param name="files">Their final names.</param>
    internal static void Remove(IEnumerable<string> files)
    {
        foreach (var folder in files.Select(Path.GetFullPath).GroupBy(file => Path.GetDirectoryName(file)!).Where(folder => Directory.Exists(folder.Key)))
        {
            var names = folder.Select(Path.GetFileName).ToHashSet();
            Delete(Directory.EnumerateFiles(folder.Key, ".*").Where(path => FinalName(path) is { } name && names.Contains(name)));
        }
    }

    private static (ImmutableArray<SeriesEntry> Entries, ImmutableArray<Finding> Unread) Entries(BatchFolder folder)
    {
        var ledger = new SeriesLedger(folder);
        var entries = ImmutableArray.CreateBuilder<SeriesEntry>();
        var unread = ImmutableArray.CreateBuilder<Finding>();
        string[] names = Directory.Exists(folder.Entries) ? [.. Directory.EnumerateFiles(folder.Entries, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)] : [];
        foreach (string name in names)
        {
            try
            {
                if (ledger.Find(name) is { } entry) entries.Add(entry);
            }
            catch (BadInputException e)
            {
                unread.AddRange(e.Findings.Select(finding => finding with { Severity = Severity.Warning }));
            }
        }

        return (entries.ToImmutable(), unread.ToImmutable());
    }

    private static string[] Hiding(BatchFolder folder, (string Path, string Series)[] claims)
    {
        if (!Directory.Exists(folder.Out)) return [];
        string[] rooms = [.. claims.Select(claim => claim.Path).Where(path => path.EndsWith('/')).Append(Path.GetFullPath(folder.Own)).Distinct().Where(Directory.Exists)];
        return
        [
            .. Directory.EnumerateFiles(Path.GetFullPath(folder.Out), ".*")
                .Concat(rooms.SelectMany(room => Directory.EnumerateFiles(room, ".*", SearchOption.AllDirectories)))
                .Where(path => FinalName(path) is not null).Distinct(),
        ];
    }

    private static IEnumerable<string> OwnersOf(string final, BatchFolder folder, (string Path, string Series)[] claims)
    {
        foreach (var (path, series) in claims)
            if (path == final || (path.EndsWith('/') && final.StartsWith(path, StringComparison.Ordinal))) yield return series;
        if (Path.GetDirectoryName(final) == Path.GetFullPath(folder.Entries)) yield return Path.GetFileNameWithoutExtension(final);
    }

    // Only whoever directs the batch writes them.
    private static bool IsDirectors(string final, BatchFolder folder) =>
        ((string[])[folder.Processed, folder.Failed, ReportPaths.IndexOf(folder.Out)]).Any(file => Path.GetFullPath(file) == final)
        || ((string[])[folder.Own, folder.Slurm]).Any(room => Path.GetFullPath(room) == Path.GetDirectoryName(final));

    private static bool IsWithin(string path, string folder) => path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsQuiet(BatchFolder folder) => !Directory.Exists(folder.Entries) || !Directory.EnumerateFiles(folder.Entries, "*.lock").Any(HeldFile.IsHeld);

    // Held meanwhile, so that nobody begins to write the file that is about to go.
    private static void DeleteHeld(string file, string[] owners, BatchFolder folder)
    {
        HeldFile?[] held = [.. owners.Select(owner => HeldFile.Take(folder.LockOf(owner)))];
        try
        {
            if (held.All(one => one is not null)) File.Delete(file);
        }
        finally
        {
            foreach (var one in held) one?.Dispose();
        }
    }

    private static void Delete(IEnumerable<string> files)
    {
        foreach (string file in files.ToArray()) File.Delete(file);
    }

    private static string? FinalName(string path) => Hidden().Match(Path.GetFileName(path)) is { Success: true } match ? match.Groups[1].Value : null;

    // As PartialFile calls them.
    [GeneratedRegex(@"^\.(.+)\.partial-[0-9a-f]{12}\z", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    // As OutputNames.Claim tries out whether a folder takes files.
    [GeneratedRegex(@"^\.thon-[0-9a-f]{32}\z")]
    private static partial Regex Probe();
}
