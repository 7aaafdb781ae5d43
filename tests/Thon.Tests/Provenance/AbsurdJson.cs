using System.Globalization;
using System.Text.Json.Nodes;

namespace Thon.Tests.Provenance;

/// <summary>Documents with an absurd value in one place.</summary>
internal static class AbsurdJson
{
    // What may stand in the place of any value: a number, a word, nothing, or another shape.
    public static readonly string[] Values = ["null", "0", "-1", "1e300", "1e-300", "\"NaN\"", "\"\\u0000\"", "[]", "[null]", "{}"];

    /// <summary>The places of all values, as paths; of lists the first element.</summary>
    public static IEnumerable<string> Places(string document) => Places(JsonNode.Parse(document)!);

    /// <summary>The document with a value in a place.</summary>
    public static string With(string document, string place, string value)
    {
        var root = JsonNode.Parse(document)!;
        string[] words = [.. place.Replace("[", ".[", StringComparison.Ordinal).Split('.').Skip(1)];
        var holder = words.SkipLast(1).Aggregate(root, (at, word) => IndexOf(word) is { } index ? at[index]! : at[word]!);
        if (IndexOf(words[^1]) is { } last) holder[last] = JsonNode.Parse(value);
        else holder[words[^1]] = JsonNode.Parse(value);
        return root.ToJsonString();
    }

    private static IEnumerable<string> Places(JsonNode node) => node switch
    {
        JsonObject all => all.SelectMany(one => one.Value is null ? [] : Places(one.Value).Prepend(one.Value.GetPath())),
        JsonArray list => list.Take(1).SelectMany(one => one is null ? [] : Places(one).Prepend(one.GetPath())),
        _ => [],
    };

    private static int? IndexOf(string word) => word.StartsWith('[') ? int.Parse(word.Trim('[', ']'), CultureInfo.InvariantCulture) : null;
}
