using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Provenance;

namespace Thon.Pipeline.Records;

/// <summary>The metadata of a job as its record knows them, with the records of those that a job wrote itself.</summary>
/// <param name="Files">The files.</param>
/// <param name="Records">Records of texts that are as they were written.</param>
/// <param name="Findings">Texts that were changed since, and records that do not serve.</param>
internal sealed record MetadataRecords(ImmutableArray<RecordedFile> Files, ImmutableArray<Record> Records, FindingList Findings)
{
    /// <summary>Looks for the records of the files.</summary>
    /// <param name="metadata">The metadata files, as they were read.</param>
    /// <param name="images">The images; a STAR file that names them may have a record too.</param>
    public static MetadataRecords Of(IReadOnlyList<MetadataFile> metadata, ISectionFile? images)
    {
        (RecordedFile File, Sidecar? Record, FindingList Findings)[] files = [.. metadata.Select(Of)];
        (RecordedFile File, Sidecar? Record, FindingList Findings)[] all = images is TiltImageFiles named && metadata.All(file => file.Path != named.Name) ? [.. files, Of(new(named.Name, named.Bytes, named.TextContent))] : files;
        return new([.. files.Select(file => file.File)], [.. all.Select(file => file.Record?.Record).OfType<Record>()], FindingList.Of(all.SelectMany(file => file.Findings)));
    }

    private static (RecordedFile File, Sidecar? Record, FindingList Findings) Of(MetadataFile file)
    {
        var search = TextRecordSearch.Of(file.Path, file.Content);
        // By hand or by another program: that may be done, and it breaks the chain.
        bool serves = search.Findings.All(finding => finding.Severity == Severity.Note);
        var sidecar = serves ? search.Sidecar : null;
        var findings = search.Findings.Select(finding => finding.Severity == Severity.Note ? finding : InputRecords.LeftOut(finding));
        return (file.Recorded with { Record = sidecar?.Hash }, sidecar, FindingList.Of(findings));
    }
}
