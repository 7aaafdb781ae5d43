using System.Runtime.InteropServices;

namespace Thon.Cli;

/// <summary>
/// Turns Ctrl-C, SIGTERM (which schedulers send) and SIGHUP into a cancellation, so that no half-written file stays behind. Whoever sends a
/// second one ends the tool at once.
/// </summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Begins to listen.</summary>
    public Signals() =>
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Cancel))];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Cancellation => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
