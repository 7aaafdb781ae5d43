using System.Collections.Immutable;
using Thon.Provenance.Steps;
using Thon.Tilts;

namespace Thon.Provenance;

/// <summary>The data type of a file down to its last number: all that a network trained on such files gets used to, and nothing that belongs to one series alone.</summary>
/// <param name="Subject">Images or a volume.</param>
/// <param name="PixelSizeAngstroms">Pixel size; null where nobody knows it.</param>
/// <param name="Pixels">How pixels are stored: <c>float32</c>, <c>float16</c> or <c>int16</c>.</param>
/// <param name="Steps">What was done, in order; empty for raw images.</param>
/// <param name="Filters">Whose numbers the filters are made of.</param>
public sealed record Preparation(PreparedSubject Subject, double? PixelSizeAngstroms, string Pixels, ImmutableArray<ProcessingStep> Steps, FilterSource Filters)
{
    /// <summary>The data type that stands in labels.</summary>
    public DataType DataType => new([.. Steps.Select(step => step.Label)]);

    /// <inheritdoc/>
    public bool Equals(Preparation? other) => other is not null && Subject == other.Subject && Nullable.Equals(PixelSizeAngstroms, other.PixelSizeAngstroms)
        && Pixels == other.Pixels && Filters == other.Filters && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Subject, PixelSizeAngstroms, Pixels, Steps.Length, Filters);
}
