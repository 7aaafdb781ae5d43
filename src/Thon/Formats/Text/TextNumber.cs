using System.Globalization;

namespace Thon.Formats.Text;

/// <summary>Numbers in text, in the invariant culture: a decimal point, whatever the machine's language.</summary>
public static class TextNumber
{
    /// <summary>The finite number a word states, or null where it states none (NaN and infinities are none).</summary>
    public static double? Finite(string? word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    /// <summary>The whole number a word states, or null.</summary>
    public static int? Whole(string? word) =>
        int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null;

    /// <summary>A number with a fixed count of decimals, never as "-0".</summary>
    public static string Fixed(double value, int decimals)
    {
        string text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.StartsWith('-') && text.AsSpan(1).IndexOfAnyExcept("0.") < 0 ? text[1..] : text;
    }

    /// <summary>A number with a fixed count of significant digits, without zeros at its end; with an exponent where it is below 1e-4 or has more places than digits.</summary>
    public static string Significant(double value, int digits) => value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A number as short as keeps its value.</summary>
    public static string Short(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
