using Thon.Findings;

namespace Thon.Cli;

/// <summary>The border no exception crosses: whatever goes wrong becomes lines a user can act on, and an exit code.</summary>
internal static class Guard
{
    private const int DiskFull = 28;                            // ENOSPC of Linux, which .NET hands through as the HResult
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Does the work, and returns its exit code or the one that says why there is none.</summary>
    public static int Run(Shell shell, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception e)
        {
            return Explain(shell, Unwrap(e));
        }
    }

    /// <summary>What went wrong with a file or with the system, as findings; null for a cancellation and for a defect.</summary>
    public static FindingList? FindingsOf(Exception exception) => Unwrap(exception) switch
    {
        BadInputException bad => bad.Findings,
        Exception system and (IOException or UnauthorizedAccessException) => FindingList.Of(Finding.Error("system", null, null, system.Message.TrimEnd('.'), null, Advice(system))),
        OutOfMemoryException => FindingList.Of(Finding.Error("memory", null, null, "there is not enough memory", null, "Fewer --threads need less of it, and thon deconvolve keeps to what --max-memory says")),
        _ => null,
    };

    /// <summary>Prints what went wrong with one part of the work, be it a defect, where the other parts go on. A cancellation is no such thing, see <see cref="IsCancellation"/>.</summary>
    /// <param name="shell">The terminal.</param>
    /// <param name="failure">What was thrown.</param>
    /// <param name="part">The file the part is about, which a defect does not name by itself.</param>
    public static void Tell(Shell shell, Exception failure, string part)
    {
        if (FindingsOf(failure) is { } findings) shell.Print(findings);
        else PrintDefect(shell, Unwrap(failure), part);
    }

    /// <summary>Whether the work was stopped by the user.</summary>
    public static bool IsCancellation(Exception exception) => Unwrap(exception) is OperationCanceledException;

    private static int Explain(Shell shell, Exception exception)
    {
        if (exception is OperationCanceledException)
        {
            shell.Error.WriteLine("cancelled; no output was left half-written");
            return ExitCodes.Cancelled;
        }

        if (FindingsOf(exception) is { } findings)
        {
            shell.Print(findings);
            return ExitCodes.BadInput;
        }

        PrintDefect(shell, exception, null);
        return ExitCodes.Defect;
    }

    private static void PrintDefect(Shell shell, Exception defect, string? file)
    {
        shell.Print(FindingList.Of(Finding.Error(
            "defect", file, null, $"{defect.GetType().Name}: {defect.Message.TrimEnd('.')}", null, "This is a defect in thon, please report it; THON_DEBUG=1 shows where it happened")));
        if (Environment.GetEnvironmentVariable("THON_DEBUG") == "1") shell.Error.WriteLine(defect);
    }

    private static string? Advice(Exception exception) => exception switch
    {
        { HResult: DiskFull or WindowsDiskFull } => "Free some space, or write elsewhere",
        UnauthorizedAccessException => "Check the permissions of the file and of its folder",
        _ => null,
    };

    /// <summary>Of what several threads threw: all findings together, or else a defect before a failure of the system before a cancellation.</summary>
    private static Exception Unwrap(Exception exception)
    {
        if (exception is not AggregateException aggregate) return exception;
        var inner = aggregate.Flatten().InnerExceptions;
        if (inner.FirstOrDefault(e => e is not (BadInputException or IOException or UnauthorizedAccessException or OperationCanceledException)) is { } defect) return defect;
        var findings = inner.OfType<BadInputException>().SelectMany(bad => bad.Findings).Distinct().ToArray();
        if (findings.Length > 0) return new BadInputException(FindingList.Of(findings));
        return inner.FirstOrDefault(e => e is not OperationCanceledException) ?? inner.FirstOrDefault() ?? exception;
    }
}
