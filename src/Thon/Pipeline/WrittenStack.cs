using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>A stack that was written.</summary>
/// <param name="File">Its path.</param>
/// <param name="DataType">What has been done to its images.</param>
public sealed record WrittenStack(string File, DataType DataType);
