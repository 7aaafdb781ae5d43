using System.Collections.Immutable;

namespace Thon.Formats.Star;

/// <summary>Columns that are written together, since their values mean something together only: a defocus and its angle, for example.</summary>
/// <typeparam name="T">What a row is written from.</typeparam>
/// <param name="Labels">The labels.</param>
/// <param name="Cells">The cells of a row, as many as labels; null where nothing is known.</param>
/// <param name="Absent">What it means that a table lacks the columns; null where it means that nothing is known.</param>
internal sealed record StarColumns<T>(ImmutableArray<string> Labels, Func<T, StarCell[]?> Cells, StarCell[]? Absent = null)
    where T : class
{
    internal static StarColumns<T> Number(string label, Func<T, double?> value) => new([label], row => Finite(value(row)) is { } number ? [StarCell.Of(number)] : null);

    /// <summary>A column whose absence, and a 0 in which, say that a value is not known or is zero.</summary>
    internal static StarColumns<T> NumberOrZero(string label, Func<T, double?> value) =>
        new([label], row => [StarCell.Of(Finite(value(row)) ?? 0)], [StarCell.Of(0)]);

    internal static StarColumns<T> Whole(string label, Func<T, int?> value) => new([label], row => value(row) is { } number ? [StarCell.OfWhole(number)] : null);

    internal static StarColumns<T> Word(string label, Func<T, string?> value) => new([label], row => value(row) is { Length: > 0 } word ? [StarCell.OfWord(word)] : null);

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
