using System.Text;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Imod;
using Thon.Formats.Text;
using Thon.Pipeline.Records;
using Thon.Pipeline.Replay;
using Thon.Pipeline.Reporting;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Provenance.Steps;

namespace Thon.Pipeline.Inspection;

/// <summary>Prepares an inspected series for saving: the STAR file and the IMOD defocus file with their records, in the place of the former ones, which are kept.</summary>
internal static class InspectionSave
{
    /// <summary>Prepares the files; nothing is written.</summary>
    /// <param name="stored">The series as it was found.</param>
    /// <param name="star">Its STAR file as it was opened.</param>
    /// <param name="history">The changes; at least one.</param>
    /// <param name="settings">Who made them.</param>
    /// <exception cref="BadInputException">The STAR file is another one than was opened, or one of the files could not be written.</exception>
    public static PreparedSave Prepare(StoredSeries stored, OpenedText star, InspectionHistory history, InspectionSettings settings)
    {
        if (!star.IsStill()) throw new BadInputException(InspectionFindings.StarChanged(star.Path, "Nothing was written; the changes stay in the draft beside it. Open the series again and make them anew"));
        var series = history.Present;
        string defocus = Path.ChangeExtension(star.Path, ".defocus"), angles = Path.ChangeExtension(star.Path, ".tlt");
        RecordedText[] texts =
        [
            new(TextKind.Star, new(star.Path, StarNames.In(star.Path, series).StarOf(series), Overwrite.Replace)),
            new(TextKind.ImodDefocus, new(defocus, SeriesFiles.Imod(series, defocus), Overwrite.Replace)),
        ];
        var former = KeptFiles.Of(star.Path, defocus);
        var (record, notes, findings) = RecordOf(stored, star, history, settings);
        // No change moves an angle: whoever edited that file keeps it.
        TextFile[] missing = Path.Exists(angles) ? [] : [new(angles, ImodAngles.Encode(series.Tilts.Select(tilt => tilt.Angle)), Overwrite.Refuse)];
        TextFile[] files = [.. texts.Select(text => text.File), .. missing, .. TextRecords.Sidecars(record, notes, series, texts)];
        OutputNames.Claim([.. files.Select(file => file.Path), .. former.Names], Overwrite.Replace, new[] { stored.RawStack, stored.ProcessedStack }.OfType<string>());
        return new(new(star.Path, Encoding.UTF8.GetBytes(files[0].Text)), TextRecords.SidecarOf(record, notes, series, texts[0]), [.. files], former, findings);
    }

    private static (Record Record, SidecarNotes Notes, FindingList Findings) RecordOf(StoredSeries stored, OpenedText star, InspectionHistory history, InspectionSettings settings)
    {
        var before = MetadataRecords.Of([new(star.Path, star.Bytes.Length, star.Content)], null);
        var series = history.Present;
        var draft = new JobDraft("inspect", [], PreparedSubject.Images)
        {
            Series = SeriesNumbers.Of(series),
            Manual = new(settings.By, [.. history.Done.Select(step => step.Change.Numbers)]),
        };
        var result = before.Records.LastOrDefault()?.Last.Result ?? draft.Result(LabelledSteps.Of(series.DataType), series.PixelSize.Angstroms, PixelWords.Of(Formats.Mrc.MrcMode.Float32), FilterSource.Own);
        var job = draft.JobOf(before.Files, result, new(0, 0, 0, 0, ""));
        // Whoever looks for the images, or for the mdoc, looks where they lay when the former file was made.
        string[] paths = [.. new[] { star.Path, stored.RawStack }.OfType<string>().Select(Path.GetFullPath), .. stored.Record is { Notes.Paths: { IsDefault: false } former } ? former : []];
        return (Record.Of(job, null, before.Records), new("", [.. settings.Heading()], [.. paths.Distinct()]), before.Findings);
    }
}
