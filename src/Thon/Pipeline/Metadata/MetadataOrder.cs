using System.Collections.Immutable;

namespace Thon.Pipeline.Metadata;

/// <summary>An order of acquisition and where it comes from.</summary>
/// <param name="Places">Place of each section, from 0.</param>
/// <param name="Source">The option or file.</param>
internal sealed record MetadataOrder(ImmutableArray<int> Places, string Source);
