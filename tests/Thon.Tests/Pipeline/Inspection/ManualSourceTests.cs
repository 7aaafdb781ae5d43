using Thon.Formats.Star;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Inspection;

/// <summary>A defocus set by hand is called so wherever it stands.</summary>
public sealed class ManualSourceTests
{
    private static readonly DefocusEstimate Manual = new(new(new(31234), new(30800), Angle.FromDegrees(12)), Angle.FromDegrees(3), null, DefocusSource.Manual) { Reason = "set by hand" };

    [Fact]
    public void A_STAR_file_keeps_it()
    {
        string path = Path.Combine(Repository.TemporaryFolder(), "small.star");
        TiltSeriesStar.Write(path, Series, "small.mrc");
        var read = TiltSeriesStar.Read(path, "small").Tilts.Select(tilt => tilt.Estimate!).ToArray();
        Assert.Equal([DefocusSource.Fit, DefocusSource.Manual, DefocusSource.Predicted], read.Select(estimate => estimate.Source));
        Assert.Equal((null, null, null, null, "set by hand"), (read[1].Sigma, read[1].Verdict, read[1].Score, read[1].Resolution, read[1].Reason));
    }

    [Fact]
    public void A_record_keeps_it()
    {
        Assert.Equal(Manual.Source, DefocusNumbers.Of(Manual).ToEstimate().Source);
        string text = RecordJson.Text(json => new RecordWriter(json).Write(DefocusNumbers.Of(Manual)));
        Assert.Contains("\"source\": \"manual\"", text, StringComparison.Ordinal);
        Assert.Equal(DefocusNumbers.Of(Manual), System.Text.Json.JsonSerializer.Deserialize<DefocusNumbers>(text, RecordJson.Options));
    }

    [Fact]
    public void Tables_and_summaries_name_it()
    {
        Assert.EndsWith("  manual", TiltTable.Lines(Series).ElementAt(3), StringComparison.Ordinal);
        Assert.Contains(SeriesSummary.Lines(Series), line => line.Contains("1 good, 0 weak, 1 failed, 1 set by hand", StringComparison.Ordinal));
    }

    [Fact]
    public void It_serves_for_a_volume_like_any_known_defocus()
    {
        string path = Path.Combine(Repository.TemporaryFolder(), "small.star");
        TiltSeriesStar.Write(path, Series, "small.mrc");
        Assert.Equal(1, Thon.Pipeline.Deconvolution.StarDefocus.Of(TiltSeriesStar.Read(path, "small"))!.Section);
    }

    private static TiltSeries Series => new(
        "small", 64, 64, new(4), new Microscope(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), Microscope.DefaultAmplitudeContrast), new(Angle.Zero, Hand.Plus),
        [
            new(0, Angle.FromDegrees(-30), Estimate: Manual with { Source = DefocusSource.Fit, Sigma = new Length(20), Verdict = FitVerdict.Good, Reason = "" }),
            new(1, Angle.FromDegrees(0), Estimate: Manual),
            new(2, Angle.FromDegrees(30), Estimate: Manual with { Source = DefocusSource.Predicted, Sigma = new Length(90), Verdict = FitVerdict.Failed, Reason = "a blank image" }),
        ],
        DataType.Raw);
}
