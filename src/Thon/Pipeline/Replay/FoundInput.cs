using Thon.Provenance;

namespace Thon.Pipeline.Replay;

/// <summary>An input of a job that was found again, by its content.</summary>
/// <param name="Recorded">What the record knows of it.</param>
/// <param name="Path">Where it lies now.</param>
public sealed record FoundInput(RecordedFile Recorded, string Path);
