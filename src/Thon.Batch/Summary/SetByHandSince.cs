using Thon.Batch.Ledger;
using Thon.Findings;
using Thon.Imaging;
using Thon.Provenance;

namespace Thon.Batch.Summary;

/// <summary>Tells of a series whose numbers were set by hand after the batch wrote them, and of which images or files for other programs are of the former numbers.</summary>
internal static class SetByHandSince
{
    /// <summary>A warning; none where the numbers are those of the run, or everything was made anew from them.</summary>
    /// <param name="folder">The folder of the batch.</param>
    /// <param name="entry">A series that is done, whose STAR file is there.</param>
    public static FindingList Of(BatchFolder folder, SeriesEntry entry)
    {
        string star = DoneSeries.StarOf(folder, entry);
        if (entry.Files.FirstOrDefault(file => file.Path == entry.Name + ".star")?.Content is not { } content || ContentHash.Of(File.ReadAllBytes(star)).ToString() == content) return FindingList.Empty;
        WrittenFile[] stacks = [.. entry.Files.Where(file => file is { Record: not null, Content: null })];
        string[] former = [.. stacks.Where(file => IsOfRecord(folder, file)).Select(file => file.Path), .. entry.Files.Select(file => file.Path).Where(IsExport)];
        if (former.Length == 0) return FindingList.Empty;
        return FindingList.Of(Finding.Warning(
            "batch-former-numbers", star, null, $"numbers that were set by hand since; {string.Join(", ", former)} {(former.Length == 1 ? "is" : "are")} of the former ones", null,
            "thon inspect lists the commands that make them follow; thon batch --force makes everything anew and loses what was set by hand"));
    }

    // Images that were made anew have a record of their own.
    private static bool IsOfRecord(BatchFolder folder, WrittenFile file)
    {
        try
        {
            return Sidecar.Read(Sidecar.PathOf(Path.Combine(folder.Out, file.Path))).Hash == file.Record;
        }
        catch (BadInputException)
        {
            return false;
        }
    }

    private static bool IsExport(string path) => path.Contains('/') && !path.StartsWith("batch/", StringComparison.Ordinal);
}
