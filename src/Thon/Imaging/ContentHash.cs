using System.Globalization;
using System.IO.Hashing;

namespace Thon.Imaging;

/// <summary>
/// What tells one content from another, whatever its file is called: a fast hash of 128 bits, XXH3. It finds out mistakes, not forgeries. Of images it is the pixels that count, as
/// float32, least byte first, so neither a header nor the way pixels are stored changes it.
/// </summary>
/// <param name="Value">The 128 bits.</param>
public readonly record struct ContentHash(UInt128 Value)
{
    private const int HexDigits = 32;

    /// <summary>The hash of bytes.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> bytes) => new(XxHash128.HashToUInt128(bytes));

    /// <summary>The hash of one section.</summary>
    /// <param name="pixels">Its pixels, [row, column].</param>
    public static ContentHash OfSection(ReadOnlySpan<float> pixels)
    {
        var hash = new SectionHash();
        hash.Append(pixels);
        return hash.Value;
    }

    /// <summary>The hash of a stack: of its size and of the hashes of its sections, so that sections can be hashed in any order.</summary>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows of a section.</param>
    /// <param name="sections">The hash of each section, in their order.</param>
    public static ContentHash OfStack(int width, int height, IEnumerable<ContentHash> sections)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{width} {height}") + string.Concat(sections.Select(section => " " + section));
        return Of(System.Text.Encoding.ASCII.GetBytes(text));
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static ContentHash? Parse(string text) =>
        text.Length == HexDigits && UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? new(value) : null;

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
