using System.Text.RegularExpressions;
using Thon.Findings;
using Thon.Provenance.Soundness;

namespace Thon.Provenance;

/// <summary>A recipe as a JSON file, sealed by its SHA-256. docs/data-types.md lists its keys.</summary>
public static partial class RecipeFile
{
    /// <summary>Grows when a key goes away or changes its meaning; new keys do not change it.</summary>
    public const int FormatVersion = 1;

    private static readonly SealedJson Format = new("recipe", "thonRecipe", "recipe", FormatVersion);

    /// <summary>The text of the file.</summary>
    public static string Encode(Recipe recipe) =>
        Numbers().Replace(Format.Encode(recipe, RecordJson.Seal(recipe)), list => Blanks().Replace(list.Value, " ").Replace("[ ", "[", StringComparison.Ordinal).Replace(" ]", "]", StringComparison.Ordinal));

    /// <summary>Reads a recipe and holds it against the hash that was written with it.</summary>
    /// <exception cref="BadInputException">It cannot be read, is cut short, is no recipe or of another version, was changed, or has numbers that no recipe has.</exception>
    public static Recipe Read(string path)
    {
        var recipe = Format.Read<Recipe>(path);
        if (recipe.Files.IsDefaultOrEmpty || recipe.Preparation.Steps.IsDefault) throw Format.Damaged(path, "a recipe without files or steps");
        IEnumerable<string?> objections = [.. StepObjections.Of(recipe.Preparation), .. recipe.Files.SelectMany(LockedFileObjections.Of)];
        return objections.FirstOrDefault(objection => objection is not null) is { } objection ? throw Format.Damaged(path, objection) : recipe;
    }

    // A list of numbers; no text of JSON holds a line break. The seal does not depend on blanks.
    [GeneratedRegex(@"\[\r?\n\s*-?\d[^\[\]{}""]*\]")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
