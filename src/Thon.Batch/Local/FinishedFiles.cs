using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Provenance;

namespace Thon.Batch.Local;

/// <summary>How the files of a series that was done stand now.</summary>
/// <param name="SetByHand">Texts with defoci that are not as they were written: somebody set them by hand.</param>
/// <param name="Lacking">Files that are not there, or not as they were written.</param>
internal sealed record FinishedFiles(ImmutableArray<string> SetByHand, ImmutableArray<string> Lacking)
{
    /// <summary>Looks at the files of a series. Pixels are not read: files appear whole or not at all, and a stack names its record.</summary>
    /// <param name="folder">The folder of the batch.</param>
    /// <param name="entry">What the ledger says of the series when it was done.</param>
    public static FinishedFiles Of(BatchFolder folder, SeriesEntry entry)
    {
        ImmutableArray<string> byHand = [.. entry.Files.Where(file => IsSetByHand(PathOf(folder, file), file) && !(entry.IsOvertaken && IsOfRun(PathOf(folder, file)))).Select(file => PathOf(folder, file))];
        return new(byHand, [.. entry.Files.Where(file => !Stands(PathOf(folder, file), file)).Select(file => PathOf(folder, file))]);

        // Whoever sets numbers by hand makes the images anew from them; then they are no longer those of the run. Where another attempt has been at them, they may be its own.
        bool Stands(string path, WrittenFile file) => (byHand.IsEmpty || entry.IsOvertaken) && !byHand.Contains(path) ? IsAsWritten(path, file) : File.Exists(path);
    }

    private static string PathOf(BatchFolder folder, WrittenFile file) => Path.Combine(folder.Out, file.Path);

    private static bool IsSetByHand(string path, WrittenFile file) => file.Content is { } content && File.Exists(path) && ContentHash.Of(File.ReadAllBytes(path)).ToString() != content;

    // An attempt that was cut off between the names it gave has left its own text with its own record.
    private static bool IsOfRun(string path)
    {
        try
        {
            var last = Sidecar.Read(Sidecar.PathOf(path)).Record.Last;
            return last.Manual is null && last.Output.Content == ContentHash.Of(File.ReadAllBytes(path)).ToString();
        }
        catch (BadInputException)
        {
            return false;
        }
    }

    // A page is drawn anew by thon report, and its size says nothing; what has a record must be what the record is of.
    private static bool IsAsWritten(string path, WrittenFile file) => File.Exists(path) && (file.Record is null || IsOfRecord(path, file));

    private static bool IsOfRecord(string path, WrittenFile file)
    {
        try
        {
            if (new FileInfo(path).Length != file.Bytes || Sidecar.Read(Sidecar.PathOf(path)).Hash != file.Record) return false;
            if (file.Content is not null) return true;
            using var images = SectionFile.Open(path);
            return RecordLabel.HashIn(images.Labels) == file.Record;
        }
        catch (BadInputException)
        {
            return false;
        }
    }
}
