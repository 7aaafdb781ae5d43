using System.Globalization;

namespace Thon.Check.Images;

/// <summary>Log odds and other numbers in words.</summary>
internal static class Odds
{
    // Odds below this are written out.
    private const double LargestWritten = 1e4;

    // What is assumed of noise does not hold further than this.
    private const int BeyondDoubt = 6;

    /// <summary>Odds such as <c>150:1</c> or <c>1e12:1</c>.</summary>
    /// <param name="logarithm">Their natural logarithm, zero or more.</param>
    public static string Words(double logarithm)
    {
        double power = Math.Floor(logarithm / Math.Log(10));
        if (power > BeyondDoubt) return "more than 1e6:1";
        return Math.Exp(logarithm) >= LargestWritten ? Text($"1e{power:F0}:1") : Text($"{Math.Exp(logarithm):F0}:1");
    }

    /// <summary>Text with numbers as every other message has them.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
