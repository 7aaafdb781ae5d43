using System.Collections.Immutable;
using Thon.Estimate.Spectra;
using Thon.Findings;
using Thon.Provenance;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Spectra;

/// <summary>Ready power spectra of a series, and what is known about it.</summary>
/// <param name="Series">The series, a tilt for each spectrum.</param>
/// <param name="Source">The file of the spectra.</param>
/// <param name="Stack">The stack the results are about, which the STAR file names.</param>
/// <param name="Spectra">The spectra; null where a tilt has none or is left out.</param>
/// <param name="PhaseShifts">The phase of every tilt, taken as known.</param>
/// <param name="Values">Each value in use and where it came from.</param>
/// <param name="Files">The files read, none of which is ever written to.</param>
/// <param name="Findings">Warnings and notes; no errors.</param>
public sealed record SpectraInput(
    TiltSeries Series, string Source, string Stack, ImmutableArray<RingSpectrum?> Spectra, ImmutableArray<Angle> PhaseShifts,
    ImmutableArray<MetadataValue> Values, ImmutableArray<string> Files, FindingList Findings)
{
    /// <summary>The file of the spectra as a record knows it: by the hash of its pixels where they are images, else of its bytes.</summary>
    public required RecordedFile Recorded { get; init; }

    /// <summary>The other files, as they were read.</summary>
    public ImmutableArray<MetadataFile> Metadata { get; init; } = [];

    /// <summary>How the spectra are stored.</summary>
    public required string Stored { get; init; }
}
