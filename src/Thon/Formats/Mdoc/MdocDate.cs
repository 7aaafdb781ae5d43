using System.Globalization;

namespace Thon.Formats.Mdoc;

/// <summary>
/// The dates of mdocs: <c>30-Nov-15  15:21:38</c> or <c>30-Nov-2015 15:21:38</c>, with English month names in every language, and with
/// one blank or two.
/// </summary>
internal static class MdocDate
{
    private static readonly string[] Formats = ["d-MMM-yy H:m:s", "d-MMM-yyyy H:m:s", "yyyy-M-d H:m:s", "yyyy-MMM-d H:m:s"];

    internal static DateTime? Parse(string? text)
    {
        if (text is null) return null;
        string single = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        bool known = DateTime.TryParseExact(single, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        return known ? date : null;
    }
}
