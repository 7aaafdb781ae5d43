using System.Globalization;
using Thon.Formats.Text;

namespace Thon.Formats.Warp;

/// <summary>Numbers as Warp's files hold them. They never have an exponent: Warp reads some of them as decimals, which know none.</summary>
internal static class WarpText
{
    private const string Format = "0.#########";

    // What conversions to radian and back leave of a double.
    private const double RoundingOnly = 1e-9;

    /// <summary>A number with up to nine decimals, never as "-0".</summary>
    internal static string Of(double value)
    {
        string text = value.ToString(Format, CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>The text of a number: the old one where it says the same.</summary>
    internal static string Kept(string? old, double value) => TextNumber.Finite(old) is { } known && Same(known, value) ? old! : Of(value);

    /// <summary>Whether two numbers differ by no more than rounding.</summary>
    internal static bool Same(double a, double b) => Math.Abs(a - b) <= RoundingOnly * Math.Max(1, Math.Abs(a));

    /// <summary>The last part of a path, whichever system's.</summary>
    internal static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}
