using Thon.Formats.Dialects;
using Thon.Simulate;
using Thon.Tilts;

namespace Thon.Cli;

/// <summary>Options that say a word instead of a number.</summary>
internal static class Words
{
    /// <summary>What <see cref="ParseHand"/> reads.</summary>
    public const string HandChoices = "+1, -1 or auto";

    /// <summary>What <see cref="ParseDialect"/> reads.</summary>
    public const string DialectChoices = "thon, relion5, relion4, relion3, warp, aretomo, imod, ctffind or mdoc";

    /// <summary>A dialect, in any case; null for anything else.</summary>
    public static Dialect? ParseDialect(string text) => text.Trim().ToLowerInvariant() switch
    {
        "thon" => Dialect.Thon,
        "relion5" => Dialect.Relion5,
        "relion4" => Dialect.Relion4,
        "relion3" or "relion31" or "relion3.1" => Dialect.Relion3,
        "warp" => Dialect.Warp,
        "aretomo" => Dialect.AreTomo,
        "imod" => Dialect.Imod,
        "ctffind" => Dialect.Ctffind,
        "mdoc" => Dialect.Mdoc,
        _ => null,
    };

    /// <summary>Dialects with commas between them; null where any is none.</summary>
    public static Dialect[]? ParseDialects(string text)
    {
        Dialect?[] dialects = [.. text.Split(',').Select(ParseDialect)];
        return dialects.All(dialect => dialect is not null) ? [.. dialects.Select(dialect => dialect!.Value).Distinct()] : null;
    }

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
