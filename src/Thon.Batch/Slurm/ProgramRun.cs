using System.ComponentModel;
using System.Diagnostics;
using Thon.Findings;

namespace Thon.Batch.Slurm;

/// <summary>A command of SLURM that has ended.</summary>
/// <param name="ExitCode">Its exit code; null where it was stopped because it did not end.</param>
/// <param name="Out">What it printed.</param>
/// <param name="Error">What it complained of.</param>
internal sealed record ProgramRun(int? ExitCode, string Out, string Error)
{
    /// <summary>Whether it did what it was asked.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>Its complaint in one line.</summary>
    public string Complaint =>
        ExitCode is null ? "it did not answer" : Error.Trim() is { Length: > 0 } words ? PlainText.Of(words.ReplaceLineEndings("; ")) : $"exit code {ExitCode}";

    /// <summary>Runs a command to its end, or until patience is at an end; no shell stands between.</summary>
    /// <exception cref="BadInputException">It is not installed.</exception>
    public static ProgramRun Run(string program, string[] arguments, TimeSpan patience, CancellationToken cancellation)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ended.CancelAfter(patience);
        try
        {
            process.WaitForExitAsync(ended.Token).GetAwaiter().GetResult();
            return new(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            return new(null, "", "");
        }
    }

    private static Process Start(string program, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        }
        catch (Win32Exception e)
        {
            throw new BadInputException(Finding.Error("slurm-missing", null, program, e.Message.TrimEnd('.'), "the commands of SLURM", "Work on a login node of the cluster, or load its module; --engine local works on this machine"));
        }
    }
}
