using Thon.Formats.Text;

namespace Thon.Formats.Mdoc;

/// <summary>What a line of an mdoc is to say.</summary>
/// <param name="Key">The key.</param>
/// <param name="Text">The value as it is written where the line does not say it already.</param>
/// <param name="IsSaidBy">Whether a value says it already, in whatever digits or folder.</param>
internal sealed record MdocValue(string Key, string Text, Func<string, bool> IsSaidBy)
{
    // Nothing in an mdoc is known to more digits: degrees, angstrom, kV, micrometre, electrons/angstrom^2.
    private const double Same = 1e-5;
    private const int Decimals = 6;

    /// <summary>A number.</summary>
    internal static MdocValue Number(string key, double value) =>
        new(key, Written(value), text => TextNumber.Finite(text) is { } other && Math.Abs(other - value) <= Same);

    /// <summary>A path, of which only the last part counts.</summary>
    internal static MdocValue Path(string key, string value) => new(key, value, text => Last(text) == Last(value));

    /// <summary>Two whole numbers.</summary>
    internal static MdocValue Pair(string key, int first, int second) =>
        new(key, $"{first} {second}", text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(TextNumber.Whole).SequenceEqual([first, second]));

    /// <summary>A number as mdocs write them: no more decimals than it needs, six at most.</summary>
    internal static string Written(double value)
    {
        string text = TextNumber.Fixed(value, Decimals).TrimEnd('0').TrimEnd('.');
        return text.Length == 0 || text == "-" ? "0" : text;
    }

    /// <summary>A line that says it, fresh.</summary>
    internal MdocEntry Entry => MdocEntry.Pair(Key, Text);

    private static string Last(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}
