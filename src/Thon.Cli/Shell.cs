using Thon.Findings;

namespace Thon.Cli;

/// <summary>What a verb may use of the terminal it runs in. Results go to <paramref name="Out"/>; findings and progress to <paramref name="Error"/>.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="ErrorIsTerminal">Whether somebody watches standard error; false where it goes into a file or a pipe.</param>
/// <param name="Cancellation">Cancelled by Ctrl-C or a request to terminate.</param>
internal sealed record Shell(TextWriter Out, TextWriter Error, bool ErrorIsTerminal, CancellationToken Cancellation)
{
    /// <summary>Prints findings to standard error, one line each, errors first.</summary>
    public void Print(FindingList findings) => FindingPrinter.Print(findings, Error);
}
