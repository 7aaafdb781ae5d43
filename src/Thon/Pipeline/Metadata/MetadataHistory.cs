using Thon.Tilts;

namespace Thon.Pipeline.Metadata;

/// <summary>A dose history and where it comes from.</summary>
/// <param name="History">The exposures.</param>
/// <param name="Source">The option or file.</param>
internal sealed record MetadataHistory(DoseHistory History, string Source);
