using System.Collections.Immutable;
using Thon.Findings;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline;

/// <summary>A series put together from options, metadata files and the stack's header.</summary>
/// <param name="Series">
/// The series. Its geometry is null while axis or hand are left to the images. Optics nobody states and nobody needs are NaN, so that a
/// step that uses them all the same cannot come out with a plausible number.
/// </param>
/// <param name="Values">Each value in use and where it came from.</param>
/// <param name="AxisCandidates">The tilt axes the images choose from; one where it is stated.</param>
/// <param name="HandCandidates">The hands the images choose from; one where it is stated.</param>
/// <param name="Findings">Warnings and notes; no errors.</param>
public sealed record SeriesMetadata(
    TiltSeries Series,
    ImmutableArray<MetadataValue> Values,
    ImmutableArray<Angle> AxisCandidates,
    ImmutableArray<Hand> HandCandidates,
    FindingList Findings)
{
    /// <summary>The metadata files the values came from, as they were read.</summary>
    public ImmutableArray<MetadataFile> Read { get; init; } = [];

    /// <summary>Where they lie.</summary>
    public IEnumerable<string> Files => Read.Select(file => file.Path);
}
