using System.Globalization;
using System.Text.Json;
using Thon.Findings;

namespace Thon.Web;

/// <summary>Reads the numbers that a page sends, and collects what is wrong with them.</summary>
/// <param name="body">What was sent.</param>
internal sealed class NumberReader(JsonElement body)
{
    private FindingList _findings = FindingList.Empty;

    /// <summary>Whether anything of a name was sent.</summary>
    /// <param name="name">The name.</param>
    public bool Has(string name) => Member(name) is not null;

    /// <summary>A number within a range; the lowest one where it is none, which <see cref="ThrowIfWrong"/> tells.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="lowest">The lowest it may be.</param>
    /// <param name="highest">The highest it may be.</param>
    /// <param name="unit">Its unit.</param>
    public double Number(string name, double lowest, double highest, string unit)
    {
        if (Member(name) is { ValueKind: JsonValueKind.Number } member && member.TryGetDouble(out double number) && number >= lowest && number <= highest) return number;
        Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a number from {lowest} to {highest} {unit}"));
        return lowest;
    }

    /// <summary>A whole number from 1; null where it was not sent.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="highest">The highest it may be.</param>
    public int? Count(string name, int highest)
    {
        if (Member(name) is not { } member || member.ValueKind == JsonValueKind.Null) return null;
        if (member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out int count) && count >= 1 && count <= highest) return count;
        Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {highest}"));
        return null;
    }

    /// <summary>True or false.</summary>
    /// <param name="name">Its name.</param>
    public bool Truth(string name)
    {
        if (Member(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } member) return member.GetBoolean();
        Wrong(name, "true or false");
        return false;
    }

    /// <summary>Counts a number as wrong.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="expected">What was expected.</param>
    public void Wrong(string name, string expected) =>
        _findings = _findings.Add(Finding.Error("inspect-number", null, name, Member(name) is { } member ? Short(member.GetRawText()) : "nothing", expected));

    /// <summary>Stops the request where anything was wrong.</summary>
    /// <exception cref="BadInputException">Carries a finding for each.</exception>
    public void ThrowIfWrong() => _findings.ThrowIfErrors();

    private JsonElement? Member(string name)
    {
        try
        {
            return body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            // A name that is half of a character.
            throw new JsonException();
        }
    }

    private static string Short(string text) => PlainText.Of(text.Length > 40 ? text[..40] + "..." : text);
}
