using System.Text.Json;

namespace Thon.Provenance.Soundness;

/// <summary>What speaks against the text of a sealed file: nothing in the place of an element of a list, and texts that no name or word is.</summary>
internal static class TextObjections
{
    // Longer than any path, and than any word of a label.
    private const int LongestText = 4096;

    /// <summary>The first objection; null where the text is sound.</summary>
    public static string? Of(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Object => part.EnumerateObject().Select(property => Of(property.Value)).FirstOrDefault(objection => objection is not null),
        JsonValueKind.Array => part.EnumerateArray().Select(OfElement).FirstOrDefault(objection => objection is not null),
        JsonValueKind.String => OfText(part.GetString()!),
        _ => null,
    };

    private static string? OfElement(JsonElement element) => element.ValueKind == JsonValueKind.Null ? "a list with nothing in one place" : Of(element);

    // A file name may hold a line break, and none holds this.
    private static string? OfText(string text) =>
        text.Length > LongestText ? $"a text of {text.Length} characters"
        : text.Contains('\0') ? "a text with a zero byte" : null;
}
