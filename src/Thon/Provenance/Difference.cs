namespace Thon.Provenance;

/// <summary>One thing in which a file differs from a locked data type, in words.</summary>
/// <param name="Trait">What it is, for example <c>dose curve</c>.</param>
/// <param name="Expected">What it is in the recipe.</param>
/// <param name="Found">What it is in the file.</param>
public sealed record Difference(string Trait, string Expected, string Found);
