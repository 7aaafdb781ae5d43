namespace Thon.Findings;

/// <summary>Work that could not be done, whatever was thrown, as findings that a user can act on.</summary>
/// <param name="Kind">What kept it from being done.</param>
/// <param name="Findings">What a user is told; none of a cancellation.</param>
/// <param name="Exception">What was thrown; of several threads, what tells most.</param>
public sealed record Failure(FailureKind Kind, FindingList Findings, Exception Exception)
{
    private const int DiskFull = 28;                            // ENOSPC of Linux, which .NET hands through as the HResult
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    // Outputs that could not be written, which the room on the disk or the state of a network may have caused; a series that somebody looks at; an input that somebody wrote to.
    private static readonly string[] PassingCodes = ["output-write-failed", "output-unwritable", "inspect-in-use", "batch-input-changed"];

    /// <summary>Whether the same work may end otherwise at another time: a full disk, memory, a node that died; not a value that is missing or wrong.</summary>
    public bool MayPass => Kind != FailureKind.BadInput || Findings.Where(finding => finding.Severity == Severity.Error).All(finding => PassingCodes.Contains(finding.Code));

    /// <summary>What was thrown, in words.</summary>
    /// <param name="exception">It; of an <see cref="AggregateException"/> all findings together, or else a defect before a failure of the system before a cancellation.</param>
    /// <param name="file">The file that the work was about, which a defect does not name by itself.</param>
    public static Failure Of(Exception exception, string? file = null) => Unwrap(exception) switch
    {
        BadInputException bad => new(FailureKind.BadInput, bad.Findings, bad),
        OperationCanceledException cancelled => new(FailureKind.Cancelled, FindingList.Empty, cancelled),
        Exception system and (IOException or UnauthorizedAccessException) => new(
            FailureKind.System, FindingList.Of(Finding.Error("system", null, null, system.Message.TrimEnd('.'), null, Advice(system))), system),
        OutOfMemoryException memory => new(
            FailureKind.System, FindingList.Of(Finding.Error("memory", null, null, "there is not enough memory", null, "Fewer --threads need less of it, and thon deconvolve keeps to what --max-memory says")), memory),
        var defect => new(FailureKind.Defect, FindingList.Of(Defect(defect, file)), defect),
    };

    private static Finding Defect(Exception defect, string? file) => Finding.Error(
        "defect", file, null, $"{defect.GetType().Name}: {defect.Message.TrimEnd('.')}", null, "This is a defect in thon, please report it; THON_DEBUG=1 shows where it happened");

    private static string? Advice(Exception exception) => exception switch
    {
        { HResult: DiskFull or WindowsDiskFull } => "Free some space, or write elsewhere",
        UnauthorizedAccessException => "Check the permissions of the file and of its folder",
        _ => null,
    };

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
