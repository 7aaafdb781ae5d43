namespace Thon.Pipeline;

/// <summary>A value in use and where it came from, to be printed; for example pixel size, 2.5 A, header of ts.mrc.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The value with its unit.</param>
/// <param name="Source">The option, the file or the rule it came from.</param>
public sealed record MetadataValue(string Name, string Value, string Source);
