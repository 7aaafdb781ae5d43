using Thon.Pipeline;

namespace Thon.Cli;

/// <summary>Shows how far a verb is: bars where somebody watches standard error, lines where it is a log.</summary>
internal static class ProgressDisplay
{
    /// <summary>Does some work and shows its progress.</summary>
    public static T Run<T>(Shell shell, Func<IProgress<StageProgress>, T> work) =>
        shell.ErrorIsTerminal ? ProgressBars.Run(shell.Error, work) : work(new ProgressLines(shell.Error, TimeProvider.System));
}
