using System.Collections.Immutable;

namespace Thon.Batch.Planning;

/// <summary>Reads what a project file or a list says of an option into the values one would type.</summary>
internal static class OptionTexts
{
    /// <summary>What may be said of an option, for findings.</summary>
    public static string Expected(KnownOption option) => option.Shape switch
    {
        OptionShape.Switch => "true or false",
        OptionShape.OnOff => "on or off",
        OptionShape.Values => "one or more values",
        _ => "one value",
    };

    /// <summary>The option with its values; null where the texts are none for it.</summary>
    /// <param name="option">The option.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="place">Where they stand.</param>
    /// <param name="full">The full path that a path stands for there.</param>
    public static OptionWords? Read(KnownOption option, ImmutableArray<string> texts, OptionPlace place, Func<string, string> full)
    {
        if (texts.IsEmpty || texts.Any(string.IsNullOrWhiteSpace)) return null;
        if (option.Shape != OptionShape.Values && texts.Length > 1) return null;
        return option.Shape switch
        {
            OptionShape.Switch => Truth(texts[0]) is { } given ? new(option.Name, given ? [] : ["false"], place) : null,
            OptionShape.OnOff => Truth(texts[0]) is { } on ? new(option.Name, [on ? "on" : "off"], place) : null,
            _ => new(option.Name, [.. texts.Select(text => option.NamesFile(text) ? full(text) : text)], place),
        };
    }

    // Spreadsheets write truth in capitals.
    private static bool? Truth(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" or "1" => true,
        "false" or "no" or "off" or "0" => false,
        _ => null,
    };
}
