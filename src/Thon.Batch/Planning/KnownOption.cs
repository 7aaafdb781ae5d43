namespace Thon.Batch.Planning;

/// <summary>An option of the command line that may be said elsewhere too: in a project file or a list.</summary>
/// <param name="Name">Its name, with dashes.</param>
/// <param name="Shape">What it takes.</param>
public sealed record KnownOption(string Name, OptionShape Shape)
{
    /// <summary>Whether a value of it is the path of a file or folder.</summary>
    public Func<string, bool> NamesFile { get; init; } = _ => false;

    /// <summary>What it is called in a project file and as a column of a list: its name without dashes.</summary>
    public string Key => Name.TrimStart('-');
}
