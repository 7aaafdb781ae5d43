using System.Globalization;

namespace Thon.Provenance;

/// <summary>What two data types differ in, apart from their steps and from how halves were prepared.</summary>
internal static class PreparationComparison
{
    // Headers keep a pixel size in single precision, and programs write few digits.
    private const double SamePixelSize = 0.001;

    /// <summary>The trait of what a file holds.</summary>
    public const string Subject = "subject";

    /// <summary>The differences.</summary>
    public static IEnumerable<Difference> Of(Preparation expected, Preparation found) =>
        OfFacts(expected, found.PixelSizeAngstroms, found.Pixels, found.Subject);

    /// <summary>The differences to a file whose data type nobody knows.</summary>
    public static IEnumerable<Difference> OfFacts(Preparation expected, double? pixelSize, string stored, PreparedSubject subject)
    {
        if ((expected.PixelSizeAngstroms, pixelSize) is ({ } right, { } size) && !AreSame(right, size)) yield return new("pixel size", Angstroms(right), Angstroms(size));
        if (expected.Subject != subject) yield return new(Subject, Word(expected.Subject), Word(subject));
        if (expected.Pixels != stored) yield return new("output type", expected.Pixels, stored);
    }

    /// <summary>Whether two pixel sizes are one: to 0.1 %.</summary>
    public static bool AreSame(double expected, double found) => Math.Abs(found - expected) <= SamePixelSize * expected;

    /// <summary>A pixel size in words.</summary>
    public static string Angstroms(double size) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(size, 5)} A");

    /// <summary>What a file holds, in a word.</summary>
    public static string Word(PreparedSubject subject) => subject == PreparedSubject.Volume ? "volume" : "images";
}
