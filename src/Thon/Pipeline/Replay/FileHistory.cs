using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Provenance;
using Thon.Tilts;

namespace Thon.Pipeline.Replay;

/// <summary>Where a file comes from, as far as it can be told.</summary>
/// <param name="File">The file.</param>
/// <param name="Labelled">The data type of its label; null where it has none of ours.</param>
/// <param name="Search">Its record.</param>
/// <param name="Depth">What was looked at.</param>
/// <param name="Findings">What speaks against the record, or was found odd; no error where the record is sound.</param>
public sealed record FileHistory(string File, DataType? Labelled, RecordSearch Search, HistoryDepth Depth, FindingList Findings)
{
    /// <summary>What kind of text it is; null for images.</summary>
    public TextKind? Text { get; init; }

    /// <summary>What is missing, for who cannot do without a record; null where there is one, or one that does not serve.</summary>
    public Finding? Missing { get; private init; }

    /// <summary>Whether the content, pixels or text, is known to be that of the record.</summary>
    public bool IsProven => Search.Sidecar is not null && Depth == HistoryDepth.Pixels && !Findings.HasErrors && Findings.All(finding => finding.Code != TextRecordSearch.OtherText);

    /// <summary>Looks for the history of a file.</summary>
    /// <param name="path">An image file, or a text that holds defoci.</param>
    /// <param name="depth">How much of images to look at; a text is small.</param>
    /// <param name="threads">How many threads may read.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public static FileHistory Of(string path, HistoryDepth depth, int threads, CancellationToken cancellation = default)
    {
        if (TextKinds.Of(path) is { } kind) return OfText(path, kind);
        using var file = SectionFile.Open(path);
        var search = RecordSearch.Of(path, file.Labels);
        return new(path, DataType.FromLabels(file.Labels), search, depth, search.Findings.AddRange(Against(file, search, depth, threads, cancellation))) { Missing = search.Path is null ? RecordedFileSearch.Missing(file) : null };
    }

    private static FileHistory OfText(string path, TextKind kind)
    {
        var search = TextRecordSearch.Of(path, TextContent.Of(path));
        return new(path, null, search, HistoryDepth.Pixels, search.Findings) { Text = kind, Missing = search.Path is null ? RecordedFileSearch.MissingBeside(path) : null };
    }

    private static FindingList Against(ISectionFile file, RecordSearch search, HistoryDepth depth, int threads, CancellationToken cancellation)
    {
        if (search.Sidecar is not { } sidecar)
            // A label that names a record which is not there deserves a word; a file nobody recorded is no fault.
            return search.Findings.HasErrors || RecordLabel.HashIn(file.Labels) is null ? FindingList.Empty : FindingList.Of(RecordedFileSearch.Missing(file) with { Severity = Severity.Warning });
        if (RecordedFileSearch.OtherSize(file, sidecar) is { HasErrors: true } otherSize) return otherSize;
        var pixels = depth == HistoryDepth.Quick ? FindingList.Empty : RecordSearch.Belongs(file.Name, sidecar, new HashedSections(file).HashAll(threads, cancellation));
        return pixels.HasErrors ? pixels : LabelAgreement.Against(file.Name, DataType.FromLabels(file.Labels), sidecar);
    }
}
