namespace Thon.Provenance.Steps;

/// <summary>One thing by which data types differ, in words.</summary>
/// <param name="Name">What it is, for example <c>dose curve</c>.</param>
/// <param name="Value">What it is here, with its unit.</param>
public sealed record Trait(string Name, string Value);
