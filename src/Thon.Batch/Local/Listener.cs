namespace Thon.Batch.Local;

/// <summary>Whoever watches the work. What goes wrong there, such as a terminal that is gone or a full disk behind standard output, never reaches the work.</summary>
/// <param name="watching">Told of everything.</param>
internal sealed class Listener(IProgress<BatchEvent> watching) : IProgress<BatchEvent>
{
    /// <inheritdoc/>
    public void Report(BatchEvent value)
    {
        try
        {
            watching.Report(value);
        }
        catch (Exception)
        {
            // Nobody is left to tell: what became of the series stands in the ledger, and whoever prints the last word meets the same error.
        }
    }
}
