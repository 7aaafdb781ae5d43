using System.Collections.Immutable;
using Thon.Tilts;
using Thon.Units;
using static Thon.Provenance.Commands.CommandText;

namespace Thon.Provenance.Commands;

/// <summary>What is known of the raw series that a file was made from, as words of commands; what only a user knows is in capitals.</summary>
/// <param name="Stack">Its stack.</param>
/// <param name="Mdoc">The mdoc.</param>
/// <param name="Stated">The options that state what no mdoc tells.</param>
/// <param name="Also">The stacks that go along with it.</param>
internal sealed record SeriesWords(string Stack, string Mdoc, string Stated, ImmutableArray<string> Also)
{
    /// <summary>The stack's name without its ending, as results are called after it.</summary>
    public string Name => Stack == "STACK" ? "NAME" : Path.GetFileNameWithoutExtension(Stack);

    /// <summary>The STAR file that a run or an estimation writes.</summary>
    public string Star => Quoted($"{Folder}/{Name}.star");

    /// <summary>The stacks that go along, as an option, with a blank before it; nothing where there are none.</summary>
    public string AlsoOption => Also.IsEmpty ? "" : " --also " + string.Join(' ', Also.Select(Quoted));

    /// <summary>The words for preparing data of a recipe.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="found">The file that does not match, or null.</param>
    public static SeriesWords Of(Recipe recipe, FileEvidence? found)
    {
        var jobs = found?.Sidecar?.Record.History ?? [];
        // Of a half that went along it is the whole stack that is needed.
        string stack = recipe.Preparation.Filters == FilterSource.MainStack ? "FULL" : StackOf(found) ?? "STACK";
        string? mdoc = jobs.FirstOrDefault()?.Inputs.FirstOrDefault(input => input.Role == "metadata" && input.Name.EndsWith(".mdoc", StringComparison.OrdinalIgnoreCase))?.Name;
        string[] beside = [stack + ".mdoc", Path.ChangeExtension(stack, ".mdoc")];
        double? aberration = jobs.Select(job => job.Series?.SphericalAberrationAngstroms).LastOrDefault(known => known is not null);
        // Where the images told the hand, both were tried.
        int? hand = jobs.Select(job => job.Estimation is { Hands: [var only] } ? (int?)only : null).LastOrDefault(known => known is not null);
        string stated = "--cs " + (aberration is { } angstroms ? Text($"{new Length(angstroms).Millimeters:G6}") : "MM")
            + (hand is { } known ? Text($" --hand {known:+0;-0}") : "")
            + (mdoc is null || stack == "FULL" || beside.Contains(mdoc) ? "" : " --mdoc " + Quoted(mdoc));
        return new(stack, mdoc ?? beside[0], stated, recipe.Halves == HalvesTreatment.Together ? ["EVN", "ODD"] : []);
    }

    private static string? StackOf(FileEvidence? found) =>
        found is { Sidecar: null } && (found.Labelled ?? found.Declared) == DataType.Raw ? found.File
        : found?.Sidecar?.Record.Origin is { Verb: not "frames" } first ? first.Inputs.FirstOrDefault(input => input.Role is "stack" or "main stack")?.Name
        : null;
}
