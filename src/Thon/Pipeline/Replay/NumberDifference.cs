namespace Thon.Pipeline.Replay;

/// <summary>A number of an estimation that did not come out as it was recorded.</summary>
/// <param name="Name">What it is, for example <c>larger defocus of section 3, A</c>.</param>
/// <param name="Recorded">What the record has; null for nothing.</param>
/// <param name="Found">What came out; null for nothing.</param>
public sealed record NumberDifference(string Name, double? Recorded, double? Found);
