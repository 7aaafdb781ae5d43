using System.Text.RegularExpressions;
using Thon.Batch.Ledger;
using Thon.Pipeline.Reporting;

namespace Thon.Batch.Local;

/// <summary>Files under hidden names that a process left which was killed while it wrote them.</summary>
public static partial class LeftOvers
{
    /// <summary>Removes all that was left in the folder of a batch; whoever calls it knows that nobody works there. Hidden files that are none of the batch's stay.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">They cannot be removed.</exception>
    public static void Sweep(BatchFolder folder)
    {
        string[] claims = [.. new SeriesLedger(folder).All().SelectMany(entry => entry.Claims).Distinct()];
        Remove([.. claims.Select(claim => Path.Combine(folder.Out, claim)), folder.Processed, folder.Failed, ReportPaths.IndexOf(folder.Out)]);
        foreach (string room in claims.Where(claim => claim.EndsWith('/')).Select(claim => Path.Combine(folder.Out, claim)).Append(folder.Own).Where(Directory.Exists))
            Delete(Directory.EnumerateFiles(room, ".*", SearchOption.AllDirectories).Where(path => FinalName(path) is not null));
        if (Directory.Exists(folder.Out)) Delete(Directory.EnumerateFiles(folder.Out, ".thon-*").Where(path => Probe().IsMatch(Path.GetFileName(path))));
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
