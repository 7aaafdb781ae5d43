using System.Collections.Immutable;
using Thon.Formats.Text;

namespace Thon.Formats.Star;

/// <summary>A value as it would be written, and the numbers it states, so that a cell is written anew only where it says something else.</summary>
/// <param name="Text">The text.</param>
/// <param name="Numbers">What it states; empty for a word.</param>
/// <param name="Step">The last decimal written: numbers that differ by less than this much are the same.</param>
internal sealed record StarCell(string Text, ImmutableArray<double> Numbers, double Step)
{
    // RELION's own count; it keeps a thousandth of what any of these numbers is known to.
    private const int Decimals = 6;

    internal static StarCell Of(double number) => new(TextNumber.Fixed(number, Decimals), [number], Math.Pow(10, -Decimals));

    internal static StarCell OfWhole(int number) => new(TextNumber.Fixed(number, 0), [number], 1);

    internal static StarCell OfWord(string word) => new(word, [], 0);

    internal bool IsSame(StarCell other) =>
        Numbers.Length == other.Numbers.Length
        && (Numbers.IsEmpty ? Text == other.Text : Numbers.Zip(other.Numbers).All(pair => Math.Abs(pair.First - pair.Second) < Step));
}
