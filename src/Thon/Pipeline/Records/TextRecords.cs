using System.Collections.Immutable;
using System.Text;
using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Provenance;
using Thon.Tilts;

namespace Thon.Pipeline.Records;

/// <summary>Gives the texts of a job that hold its numbers their records: sidecars, which appear together with them.</summary>
internal static class TextRecords
{
    /// <summary>The sidecars.</summary>
    /// <param name="job">The record of the job, whatever it wrote besides.</param>
    /// <param name="notes">What stands beside it.</param>
    /// <param name="series">The series that the texts are about.</param>
    /// <param name="texts">The texts.</param>
    public static ImmutableArray<TextFile> Sidecars(Record job, SidecarNotes notes, TiltSeries series, IEnumerable<RecordedText> texts) =>
        [.. texts.Select(text => new TextFile(Sidecar.PathOf(text.File.Path), SidecarOf(job, notes, series, text).Encode(), text.File.Overwrite))];

    /// <summary>The record of a job that writes nothing but texts; the output in it is none yet.</summary>
    /// <param name="draft">The job.</param>
    /// <param name="source">What it was made from.</param>
    /// <param name="path">Where that lies.</param>
    /// <param name="images">The images, where they are still open.</param>
    /// <param name="before">The record of the source, where it has one.</param>
    /// <param name="result">The data type of the images it is about.</param>
    /// <returns>The record, what stands beside it, and records of metadata that do not serve.</returns>
    public static (Record Record, SidecarNotes Notes, FindingList Findings) Begin(JobDraft draft, RecordedFile source, string path, ISectionFile? images, Record? before, Preparation result)
    {
        var metadata = MetadataRecords.Of(draft.MetadataFiles, images);
        var job = draft.JobOf([source, .. metadata.Files], result, new(0, 0, 0, 0, ""));
        return (Record.Of(job, before, metadata.Records), new("", [.. draft.Heading], [Path.GetFullPath(path), .. draft.MetadataFiles.Select(file => Path.GetFullPath(file.Path))]), metadata.Findings);
    }

    /// <summary>The sidecar of one text.</summary>
    /// <inheritdoc cref="Sidecars"/>
    public static Sidecar SidecarOf(Record job, SidecarNotes notes, TiltSeries series, RecordedText text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text.File.Text);
        var output = new RecordedOutput(series.Width, series.Height, series.Tilts.Length, bytes.Length, ContentHash.Of(bytes).ToString()) { Text = text.Kind };
        var record = job with { History = job.History.SetItem(job.History.Length - 1, job.Last with { Output = output }) };
        return new(record, notes with { File = Path.GetFileName(text.File.Path) });
    }
}
