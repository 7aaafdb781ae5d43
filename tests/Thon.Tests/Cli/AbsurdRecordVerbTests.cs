using System.Text.Json;
using Thon.Provenance;
using Thon.Tests.Pipeline;
using Thon.Tests.Pipeline.Replay;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>A record that is sealed, is named by its file, and has a number that no record has: every verb that reads records says so.</summary>
public sealed class AbsurdRecordVerbTests
{
    private readonly TinySeries _series = new();

    [Fact]
    public void Every_verb_says_so_and_a_new_job_begins_a_history_of_its_own()
    {
        _series.Write("other.mrc", 9);
        Run("correct other.mrc --ctf truth.star --out good.mrc");
        Run("lock good.mrc --out recipe.json");
        Run("correct ts.mrc --ctf truth.star --out flip.mrc");
        using (var document = JsonDocument.Parse(File.ReadAllText(_series.Path("flip.mrc.thon.json")).Replace("\"volts\": 300000", "\"volts\": 0", StringComparison.Ordinal)))
            Recorded.Write(_series.Path("flip.mrc"), document.RootElement.GetProperty("record").GetRawText());
        foreach (string line in (string[])["history flip.mrc", "replay flip.mrc", "lock flip.mrc --out other.json", "verify flip.mrc --recipe recipe.json"])
        {
            var run = Run(line);
            Assert.True(run.ExitCode is 2 or 3 && (run.Out + run.Error).Contains("[record-damaged]", StringComparison.Ordinal), $"{line}: {run.ExitCode}\n{run.Out}{run.Error}");
        }
        var deconvolved = Run("deconvolve flip.mrc --ctf truth.star --out deconv.mrc");
        Assert.Equal(0, deconvolved.ExitCode);
        Assert.Contains("a voltage of 0", Assert.Single(deconvolved.ErrorLines, line => line.EndsWith("[record-damaged]", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Single(Sidecar.Read(_series.Path("deconv.mrc.thon.json")).Record.History);
    }

    private ThonProcess Run(string line) => ThonProcess.RunIn(_series.Folder, line.Split(' '));
}
