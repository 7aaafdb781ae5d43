using System.Globalization;
using Thon.Findings;

namespace Thon.Batch.Local;

/// <summary>What became of a series at each attempt: a few lines with time and place, added to what stands there.</summary>
/// <param name="folder">The folder of the batch.</param>
/// <param name="settings">What attempts are called, and the time.</param>
internal sealed class AttemptLog(BatchFolder folder, WorkerSettings settings)
{
    /// <summary>Adds what happened, and below it what was found.</summary>
    /// <param name="series">The name of the series.</param>
    /// <param name="what">What happened.</param>
    /// <param name="findings">What was found.</param>
    public void Add(string series, string what, params IEnumerable<Finding> findings)
    {
        string time = settings.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string path = folder.LogOf(series);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.AppendAllText(path, string.Concat(findings.Select(finding => $"  {finding.ToString().ReplaceLineEndings(" ")}\n").Prepend($"{time}  {settings.Attempt}  {what}\n")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What keeps the log from being written keeps the ledger from it too, and that is told; work that is done stays done.
        }
    }
}
