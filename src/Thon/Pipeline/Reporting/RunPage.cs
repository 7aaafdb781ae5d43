using Thon.Findings;
using Thon.Formats;

namespace Thon.Pipeline.Reporting;

/// <summary>What became of the page of a run. It is derived from the other files, which are written before it: where it fails they stand.</summary>
/// <param name="IsWritten">Whether there is a page.</param>
/// <param name="Findings">What became known in drawing; why there is no page where there is none.</param>
internal sealed record RunPage(bool IsWritten, FindingList Findings)
{
    /// <summary>Draws and writes the page.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="draw">Draws it, and tells what became known on the way.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped; there is no page.</exception>
    public static RunPage Write(string path, Func<(TextFile Page, FindingList Findings)> draw, CancellationToken cancellation)
    {
        try
        {
            var (page, findings) = draw();
            TextFiles.Write([page], []);
            return new(true, findings);
        }
        // Whatever it is, even a defect: hours of work lie beside it.
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            return new(false, FindingList.Of(NotWritten(path, failure.GetBaseException())));
        }
    }

    private static Finding NotWritten(string path, Exception failure)
    {
        string reason = failure is BadInputException bad ? string.Join("; ", bad.Findings.Select(finding => finding.Found)) : $"{failure.GetType().Name}: {failure.Message.TrimEnd('.')}";
        string folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        return Finding.Warning("report-not-written", path, null, $"the page could not be made: {reason}", null, $"All other files of the run are written; a page that lies there is older than they are. Draw it with thon report {folder}");
    }
}
