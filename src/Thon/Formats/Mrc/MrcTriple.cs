namespace Thon.Formats.Mrc;

/// <summary>Three header words that belong together, one an axis.</summary>
/// <param name="X">Columns, or the first word.</param>
/// <param name="Y">Rows, or the second word.</param>
/// <param name="Z">Sections, or the third word.</param>
public readonly record struct MrcTriple<T>(T X, T Y, T Z)
    where T : struct;
