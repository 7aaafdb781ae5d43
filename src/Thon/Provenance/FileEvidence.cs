using Thon.Findings;
using Thon.Imaging;
using Thon.Provenance.Fingerprints;
using Thon.Provenance.Steps;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Provenance;

/// <summary>All that is known of what was done to one file: what its record, its label and its user say, and what its pixels show.</summary>
/// <param name="File">Its path.</param>
/// <param name="Content">The content hash of its pixels.</param>
/// <param name="Stored">How its pixels are stored: <c>float32</c>, <c>float16</c>, <c>int16</c> and so on.</param>
public sealed record FileEvidence(string File, ContentHash Content, string Stored)
{
    /// <summary>The pixel size the user or else the header states; null where neither does.</summary>
    public Length? PixelSize { get; init; }

    /// <summary>The record, where there is one that belongs to these very pixels.</summary>
    public Sidecar? Sidecar { get; init; }

    /// <summary>The hash of the record that the label names, 64 hexadecimal digits; null where it names none.</summary>
    public string? RecordNamed { get; init; }

    /// <summary>The data type of the label; null where there is none.</summary>
    public DataType? Labelled { get; init; }

    /// <summary>The data type the user declares; null where none is declared.</summary>
    public DataType? Declared { get; init; }

    /// <summary>Images or a volume, as far as anything or anybody tells.</summary>
    public PreparedSubject? Subject { get; init; }

    /// <summary>How the user says that halves were prepared; null where that is not said.</summary>
    public HalvesTreatment? DeclaredHalves { get; init; }

    /// <summary>What the pixels show; null where it was not needed or cannot be told.</summary>
    public SpectralFingerprint? Fingerprint { get; init; }

    /// <summary>What was found odd. Errors say that nothing may be concluded from what is written about the file.</summary>
    public FindingList Findings { get; init; } = FindingList.Empty;

    /// <summary>What its user states against its record or its label: errors, whatever else is known of it.</summary>
    public FindingList Contradictions { get; init; } = FindingList.Empty;

    /// <summary>Its name, without folder.</summary>
    public string Name => Path.GetFileName(File);

    /// <summary>How it is known what was done; null where nothing says it.</summary>
    public KnownBy? KnownBy =>
        Sidecar is not null ? Provenance.KnownBy.Record : Labelled is not null ? Provenance.KnownBy.Label : Declared is not null ? Provenance.KnownBy.Declaration : null;

    /// <summary>
    /// The data type as far as it is known: that of the record, else of the label, else the declared one; null where nothing says it. How pixels are stored is what the file shows: the same pixels may have been
    /// stored anew since.
    /// </summary>
    /// <param name="otherwise">What the file holds where nothing tells.</param>
    public Preparation? PreparationAs(PreparedSubject otherwise)
    {
        if (Sidecar is { Record.Last.Result: { } result }) return result with { PixelSizeAngstroms = result.PixelSizeAngstroms ?? PixelSize?.Angstroms, Pixels = Stored };
        return (Labelled ?? Declared) is { } type ? new(Subject ?? otherwise, PixelSize?.Angstroms, Stored, LabelledSteps.Of(type), FilterSource.Own) : null;
    }

    /// <summary>
    /// How the file was prepared as a half: <see cref="HalvesTreatment.None"/> where it is a whole stack or raw, null where it is called as halves are and nothing says how it was prepared.
    /// </summary>
    public HalvesTreatment? Half
    {
        get
        {
            if (Sidecar is { Record.Last.Result: { } result })
                return result.Filters == FilterSource.MainStack ? HalvesTreatment.Together : result.Steps.IsEmpty || !IsCalledHalf ? HalvesTreatment.None : HalvesTreatment.Apart;
            return !IsCalledHalf || (Labelled ?? Declared) == DataType.Raw ? HalvesTreatment.None : DeclaredHalves;
        }
    }

    private bool IsCalledHalf => new[] { Name, Sidecar?.Notes.File, Sidecar?.Record.Origin.Inputs.FirstOrDefault()?.Name }.OfType<string>().Any(HalfNames.Matches);
}
