using System.CommandLine;
using Thon.Pipeline.Records;

namespace Thon.Cli;

/// <summary><c>--recipe</c> of <c>thon run</c>: the steps of a locked data type in place of options.</summary>
internal sealed class RecipeOption
{
    private readonly Option<string?> _option = new("--recipe")
    {
        HelpName = "FILE",
        Description = "recipe of thon lock: prepare the series like the files it was locked from; takes the place of all options about steps and pixels",
    };

    /// <summary>Gives a verb the option.</summary>
    public void AddTo(Command command) => command.Add(_option);

    /// <summary>Whether it was given, rightly or wrongly.</summary>
    public bool IsGiven(OptionReader reader) => reader.Text(_option) is not null;

    /// <summary>What the run does; null where the option was not given or the recipe does not serve.</summary>
    public RecipeRun? Read(OptionReader reader) => reader.Read(_option, RecipeRun.Read);
}
