using System.Globalization;
using System.Text.Encodings.Web;
using Thon.Formats.Text;

namespace Thon.Report.Pages;

/// <summary>Texts and numbers inside HTML.</summary>
internal static class HtmlText
{
    /// <summary>Shown where there is no number.</summary>
    private const string Unknown = "-";

    /// <summary>A text in which nothing is a tag or ends an attribute.</summary>
    public static string Of(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>A cell with a number: rounded to be read, whole in <c>data-value</c>, which is empty where there is none.</summary>
    /// <param name="field">The name of the number.</param>
    /// <param name="value">The number, or null.</param>
    /// <param name="decimals">Decimals to be read.</param>
    public static string Cell(string field, double? value, int decimals) => value is { } known && double.IsFinite(known)
        ? $"<td data-field=\"{field}\" data-value=\"{Whole(known)}\">{TextNumber.Fixed(known, decimals)}</td>"
        : $"<td data-field=\"{field}\" data-value=\"\">{Unknown}</td>";

    /// <summary>A cell with a text.</summary>
    /// <param name="field">The name of the text.</param>
    /// <param name="text">The text.</param>
    public static string Cell(string field, string text) => $"<td data-field=\"{field}\" data-value=\"{Of(text)}\">{Of(text)}</td>";

    /// <summary>A column's head.</summary>
    /// <param name="field">The name of what its cells hold.</param>
    /// <param name="label">Its label, with the unit.</param>
    public static string Head(string field, string label) => $"<th scope=\"col\" data-field=\"{field}\">{Of(label)}</th>";

    /// <summary>The head of a column of numbers, which says how many decimals are read.</summary>
    /// <param name="field">The name of the number.</param>
    /// <param name="label">Its label, with the unit.</param>
    /// <param name="decimals">Decimals to be read.</param>
    public static string Head(string field, string label, int decimals) => $"<th scope=\"col\" data-field=\"{field}\" data-decimals=\"{decimals}\">{Of(label)}</th>";

    // Shortest, without an exponent where a table's numbers are.
    private static string Whole(double value) => value.ToString(Math.Abs(value) is >= 1e-6 or 0 ? "0.###############" : "R", CultureInfo.InvariantCulture);
}
