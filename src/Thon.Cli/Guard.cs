using Thon.Findings;

namespace Thon.Cli;

/// <summary>The border no exception crosses: whatever goes wrong becomes lines a user can act on, and an exit code.</summary>
internal static class Guard
{
    /// <summary>Does the work, and returns its exit code or the one that says why there is none.</summary>
    public static int Run(Shell shell, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception e)
        {
            return Explain(shell, Failure.Of(e));
        }
    }

    /// <summary>What went wrong with a file or with the system, as findings; null for a cancellation and for a defect.</summary>
    public static FindingList? FindingsOf(Exception exception) => Failure.Of(exception) is { Kind: FailureKind.BadInput or FailureKind.System } failure ? failure.Findings : null;

    /// <summary>Prints what went wrong with one part of the work, be it a defect, where the other parts go on. A cancellation is no such thing, see <see cref="IsCancellation"/>.</summary>
    /// <param name="shell">The terminal.</param>
    /// <param name="failure">What was thrown.</param>
    /// <param name="part">The file the part is about, which a defect does not name by itself.</param>
    public static void Tell(Shell shell, Exception failure, string part) => Print(shell, Failure.Of(failure, part));

    /// <summary>Whether the work was stopped by the user.</summary>
    public static bool IsCancellation(Exception exception) => Failure.Of(exception).Kind == FailureKind.Cancelled;

    private static int Explain(Shell shell, Failure failure)
    {
        if (failure.Kind == FailureKind.Cancelled)
        {
            shell.Error.WriteLine("cancelled; no output was left half-written");
            return ExitCodes.Cancelled;
        }

        Print(shell, failure);
        return failure.Kind == FailureKind.Defect ? ExitCodes.Defect : ExitCodes.BadInput;
    }

    private static void Print(Shell shell, Failure failure)
    {
        shell.Print(failure.Findings);
        if (failure.Kind == FailureKind.Defect && Environment.GetEnvironmentVariable("THON_DEBUG") == "1") shell.Error.WriteLine(failure.Exception);
    }
}
