namespace Thon.Report.Pages;

/// <summary>A column of the table of tilts.</summary>
/// <param name="Field">The name of what its cells hold: a property of <see cref="TiltReport"/> or of its numbers, in camel case.</param>
/// <param name="Label">Its head, with the unit.</param>
/// <param name="Decimals">Decimals to be read; null where its cells are words.</param>
public sealed record TiltColumn(string Field, string Label, int? Decimals);
