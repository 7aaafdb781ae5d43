using Thon.Simulate;
using Thon.Tilts;

namespace Thon.Cli;

/// <summary>Options that say a word instead of a number.</summary>
internal static class Words
{
    /// <summary>What <see cref="ParseHand"/> reads.</summary>
    public const string HandChoices = "+1, -1 or auto";

    /// <summary>A hand: <c>+1</c>, <c>1</c> or <c>-1</c>; null for anything else.</summary>
    public static Hand? ParseHand(string text) => text switch
    {
        "+1" or "1" => Hand.Plus,
        "-1" => Hand.Minus,
        _ => null,
    };

    /// <summary>What <see cref="ParseDamage"/> reads.</summary>
    public const string DamageChoices = "none or grant-grigorieff";

    /// <summary>A damage model; null for anything else.</summary>
    public static DamageModel? ParseDamage(string text) => text switch
    {
        "none" => DamageModel.None,
        "grant-grigorieff" => DamageModel.GrantGrigorieff,
        _ => null,
    };
}
