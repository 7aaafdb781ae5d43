using System.CommandLine;
using Thon.Pipeline;

namespace Thon.Cli;

/// <summary><c>--report</c>: whether a page is written that shows every fit.</summary>
internal sealed class ReportOption
{
    private readonly Option<string?> _option = new("--report") { HelpName = "on|off", Description = "write NAME.html, a page that shows every fit (default: on)" };

    /// <summary>Gives a verb the option.</summary>
    public void AddTo(Command command) => command.Add(_option);

    /// <summary>What was said.</summary>
    public ReportOutput Read(OptionReader reader) => reader.Value(_option, WeightingOptionSet.ParseSwitch, "on or off") ?? true ? ReportOutput.Page : ReportOutput.None;

    /// <summary>What was said of work that has no images; that it was said counts as wrong.</summary>
    public ReportOutput ReadNone(OptionReader reader, string with)
    {
        reader.RefuseIfGiven(_option, with, "images; thon report shows the numbers");
        return ReportOutput.None;
    }
}
