using Thon.Imaging;
using Thon.Provenance;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>A stack that was written.</summary>
/// <param name="File">Its path.</param>
/// <param name="DataType">What has been done to its images.</param>
/// <param name="Content">The hash of its pixels as they are stored.</param>
/// <param name="Source">The hash of the stack it was made from, as it was read.</param>
public sealed record WrittenStack(string File, DataType DataType, ContentHash Content, ContentHash Source)
{
    /// <summary>Its record, once it is complete.</summary>
    public Sidecar? Sidecar { get; init; }
}
