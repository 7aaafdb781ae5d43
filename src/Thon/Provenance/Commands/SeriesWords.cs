using System.Collections.Immutable;
using Thon.Tilts;
using static Thon.Provenance.Commands.CommandText;

namespace Thon.Provenance.Commands;

/// <summary>What is known of the raw series that a file was made from, as words of commands; what only a user knows is in capitals.</summary>
/// <param name="Stack">Its stack.</param>
/// <param name="Mdoc">The mdoc; null where the series had none.</param>
/// <param name="Options">The options that state what no file tells.</param>
/// <param name="Also">The stacks that go along with it.</param>
internal sealed record SeriesWords(string Stack, string? Mdoc, ImmutableArray<string> Options, ImmutableArray<string> Also)
{
    /// <summary>The stack where nobody knows it.</summary>
    public const string Unknown = "STACK";

    /// <summary>Lines for people, on what is to be stated besides.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The options in a line.</summary>
    public string Stated => string.Join(' ', Options);

    /// <summary>Those that a dose weight alone needs, with the mdoc; a blank before each.</summary>
    public string OfDose => string.Concat(Options.Where(option => NotedCommand.OfDose.Contains(option.Split(' ')[0])).Prepend(MdocOption).OfType<string>().Select(option => " " + option));

    /// <summary>The mdoc as an option; null where there is none.</summary>
    public string? MdocOption => Mdoc is null ? null : "--mdoc " + Quoted(Mdoc);

    /// <summary>The stack's name without its ending, as results are called after it.</summary>
    public string Name => Stack == Unknown ? "NAME" : Path.GetFileNameWithoutExtension(Stack);

    /// <summary>The file with its defoci; null where a run or an estimation is still to write it.</summary>
    public string? Ctf { get; init; }

    /// <summary>The STAR file with its defoci, or that which a run or an estimation writes.</summary>
    public string Star => Quoted(Ctf ?? $"{Folder}/{Name}.star");

    /// <summary>The stacks that go along, as an option, with a blank before it; nothing where there are none.</summary>
    public string AlsoOption => Also.IsEmpty ? "" : " --also " + string.Join(' ', Also.Select(Quoted));

    /// <summary>The words for preparing data of a recipe.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="found">The file that does not match, or null.</param>
    public static SeriesWords Of(Recipe recipe, FileEvidence? found)
    {
        var jobs = found?.Sidecar?.Record.History ?? [];
        // Of a half that went along it is the whole stack that is needed.
        bool isFull = recipe.Preparation.Filters == FilterSource.MainStack;
        // What was locked was prepared already, whatever is said of it.
        bool isLocked = recipe.Files.Any(file => file.Content == found?.Content.ToString());
        string stack = isFull ? "FULL" : isLocked ? Unknown : StackOf(found) ?? Unknown;
        string? recorded = jobs.SelectMany(job => job.Inputs).FirstOrDefault(input => input.Role == RecordedFile.Metadata && input.Name.EndsWith(".mdoc", StringComparison.OrdinalIgnoreCase))?.Name;
        string? mdoc = recorded is null ? null : NotedPlaces.Of(recorded, found!) ?? recorded;
        string[] beside = [stack + ".mdoc", Path.ChangeExtension(stack, ".mdoc")];
        var stated = StatedOptions.Of(found, mdoc is not null);
        bool isNamed = mdoc is not null && !isFull && !beside.Contains(mdoc);
        bool isWithout = mdoc is null && jobs.Any(job => job.Series is not null);
        return new(stack, isWithout ? null : mdoc ?? beside[0], isNamed ? stated.Options.Insert(1, "--mdoc " + Quoted(mdoc!)) : stated.Options, recipe.Halves == HalvesTreatment.Together ? ["EVN", "ODD"] : []) { Notes = stated.Notes };
    }

    // A volume does not tell which images it is of.
    private static string? StackOf(FileEvidence? found) =>
        found is null ? null
        : found is { Sidecar: null } ? found.Subject != PreparedSubject.Volume && (found.Labelled ?? found.Declared) == DataType.Raw ? found.File : null
        : found.Sidecar?.Record.Origin is { Verb: not "frames", Result.Subject: PreparedSubject.Images } first && first.Inputs.FirstOrDefault(input => input.Role is RecordedFile.Stack or RecordedFile.MainStack)?.Name is { } name
        ? NotedPlaces.Of(name, found) ?? name
        : null;
}
