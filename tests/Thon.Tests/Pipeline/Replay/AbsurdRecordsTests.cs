using System.Text.Json;
using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Pipeline.Deconvolution;
using Thon.Pipeline.Frames;
using Thon.Pipeline.Records;
using Thon.Pipeline.Replay;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Tests.Formats.Mrc;
using Thon.Tests.Pipeline.Deconvolution;
using Thon.Tests.Provenance;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Replay;

/// <summary>Records that are sealed and named by their files, with an absurd value in one place: whatever reads them says so, or does its work; nothing fails otherwise.</summary>
public sealed class AbsurdRecordsTests
{
    [Theory, InlineData("correct"), InlineData("wiener"), InlineData("frames"), InlineData("volume"), InlineData("deconvolve"), InlineData("text")]
    public void No_value_anywhere_in_a_record_makes_a_reader_fail(string kind)
    {
        string output = Make(kind);
        using var document = JsonDocument.Parse(File.ReadAllText(Sidecar.PathOf(output)));
        string record = document.RootElement.GetProperty("record").GetRawText();
        string[] places = [.. AbsurdJson.Places(record)];
        Assert.True(places.Length > 30);
        var failures = new List<string>();
        foreach (string place in places)
        {
            foreach (string value in AbsurdJson.Values)
            {
                Recorded.Write(output, AbsurdJson.With(record, place, value));
                if (Failure(output) is { } failure) failures.Add($"{place} = {value}: {failure}");
            }
        }
        Assert.True(failures.Count == 0, $"{failures.Count} of {places.Length * AbsurdJson.Values.Length}\n" + string.Join('\n', failures.Take(3)));
    }

    [Theory]
    [InlineData("\"pixelSizeAngstroms\": 4", "\"pixelSizeAngstroms\": 0", "a pixel size of 0")]
    [InlineData("\"pixelSizeAngstroms\": 4", "\"pixelSizeAngstroms\": -4", "a pixel size of -4")]
    [InlineData("\"pixelSizeAngstroms\": 4", "\"pixelSizeAngstroms\": \"NaN\"", "a pixel size of NaN")]
    [InlineData("\"volts\": 300000", "\"volts\": 0", "a voltage of 0")]
    [InlineData("\"doseBefore\": 0", "\"doseBefore\": -1", "a dose of -1")]
    [InlineData("\"hand\": 1", "\"hand\": 0", "a hand of 0")]
    [InlineData("\"section\": 2", "\"section\": -2", "a section -2")]
    [InlineData("\"mode\": \"wiener\"", "\"mode\": \"none\"", "a correction that is none")]
    [InlineData("\"signalToNoiseRatios\": [", "\"signalToNoiseRatios\": [ 1,", "a signal-to-noise ratio without as many frequencies")]
    [InlineData("\"conventions\": [", "\"conventions\": [ null,", "a list with nothing in one place")]
    public void What_no_job_can_have_is_named(string was, string becomes, string told)
    {
        string output = Make("wiener"), text = File.ReadAllText(Sidecar.PathOf(output));
        Assert.Contains(was, text, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(text.Replace(was, becomes, StringComparison.Ordinal));
        Recorded.Write(output, document.RootElement.GetProperty("record").GetRawText());
        var finding = Assert.Single(Assert.Throws<BadInputException>(() => Sidecar.Read(Sidecar.PathOf(output))).Findings);
        Assert.Equal(("record-damaged", "no whole record: " + told), (finding.Code, finding.Found));
    }

    [Fact]
    public void What_does_not_go_with_the_images_is_told_by_the_replay()
    {
        var job = Recorded.JobOf(Make("wiener"));
        var (series, tilts) = (job.Series!, job.Series!.Tilts);
        Assert.Contains("a section twice or not at all", Refusal(series with { Tilts = tilts.SetItem(1, tilts[1] with { Section = 1000 }) }), StringComparison.Ordinal);
        Assert.Contains("no defocus of section", Refusal(series with { Tilts = tilts.SetItem(1, tilts[1] with { Estimate = null }) }), StringComparison.Ordinal);
        Assert.Contains("no optics", Refusal(series with { Volts = null }), StringComparison.Ordinal);
        Assert.Contains("numbers that do not go together", Refusal(series with { PixelSizeAngstroms = 1e-9 }), StringComparison.Ordinal);

        static string Refusal(SeriesNumbers numbers)
        {
            string output = Recorded.Change(Make("wiener"), job => job with { Series = numbers });
            var finding = Assert.Single(Assert.Throws<BadInputException>(() => JobRepetition.Run(output, new(), null, TestContext.Current.CancellationToken)).Findings);
            Assert.Equal("replay-record-numbers", finding.Code);
            return finding.Found!;
        }
    }

    [Fact]
    public void Texts_of_any_length_and_notes_of_any_kind_are_told()
    {
        string output = Make("correct"), sidecar = Sidecar.PathOf(output), text = File.ReadAllText(sidecar);
        using var document = JsonDocument.Parse(text.Replace("\"verb\": \"correct\"", $"\"verb\": \"{new string('x', 1 << 20)}\"", StringComparison.Ordinal));
        Recorded.Write(output, document.RootElement.GetProperty("record").GetRawText());
        Assert.Contains("a text of 1048576 characters", Assert.Throws<BadInputException>(() => Sidecar.Read(sidecar)).Findings.Single().Found, StringComparison.Ordinal);
        output = Make("correct");
        Recorded.ChangePaths(output, "\0");
        Assert.Null(Failure(output));
        Recorded.ChangePaths(output, [null!]);
        Assert.Equal("record-damaged", Assert.Throws<BadInputException>(() => Sidecar.Read(Sidecar.PathOf(output))).Findings.Single().Code);
    }

    [Fact]
    public void A_sum_of_frames_of_several_sections_is_refused_before_the_work()
    {
        string output = Make("frames"), two = Path.Combine(Path.GetDirectoryName(output)!, "two.mrc");
        float[] zeros = new float[TinySeries.Width * TinySeries.Height];
        MrcWriterTests.Write(two, new MrcOutput(TinySeries.Width, TinySeries.Height, 2, MrcMode.Float32, TinySeries.PixelSize) { Labels = [RecordLabel.Of(new string('0', 64))] }, [zeros, zeros]);
        File.Copy(Sidecar.PathOf(output), Sidecar.PathOf(two));
        Recorded.Change(two, job => job with { Output = job.Output with { Sections = 2 } });
        var finding = Assert.Single(Assert.Throws<BadInputException>(() => JobRepetition.Run(two, new(), null, TestContext.Current.CancellationToken)).Findings);
        Assert.Equal(("replay-record-numbers", "a record with 2 sections of 112 x 96 made of 5 of 112 x 96"), (finding.Code, finding.Found));
    }

    private static string? Failure(string output)
    {
        var cancellation = TestContext.Current.CancellationToken;
        foreach (var read in (Action[])[
            () => _ = HistoryLines.Of(FileHistory.Of(output, HistoryDepth.Pixels, 1, cancellation), TiltDetail.Each).Count(),
            () => _ = ReplayLines.Of(JobRepetition.Run(output, new() { Estimation = EstimationUse.Leave }, null, cancellation)).Count(),
            () => { if (TextKinds.Of(output) is null) Lock(output); }])
        {
            try
            {
                read();
            }
            catch (BadInputException)
            {
                // Told, as it should be.
            }
            catch (Exception e)
            {
                return e.ToString();
            }
        }
        return null;
    }

    private static void Lock(string output)
    {
        var evidence = EvidenceReading.Of(output, new() { SubjectElse = PreparedSubject.Images, Fingerprint = FingerprintNeed.WithoutRecord }, TestContext.Current.CancellationToken);
        if (DataTypeLock.Lock([evidence]).Recipe is { } recipe) _ = DataTypeLock.Verify(recipe, "recipe.json", evidence);
    }

    private static string Make(string kind)
    {
        var series = new TinySeries();
        switch (kind)
        {
            case "correct":
                return series.Process(series.Settings(new(CorrectionMode.Flip, new(ExposurePoint.Middle)) { BFactor = 20, Finest = new(11) }), "out.mrc").Stacks[0].File;
            case "wiener":
                return series.Process(series.Settings(new(CorrectionMode.Wiener, null) { SignalToNoise = SignalToNoise.FallOff(2, 10) }), "out.mrc").Stacks[0].File;
            case "frames":
                var options = new MetadataOptions { Dose = new Dose(4.3), Voltage = Voltage.FromKilovolts(200) };
                using (var movie = FrameInput.Open(series.Stack, options, new(ExposurePoint.Middle)))
                    FrameSumming.Run(movie, new(series.Stack, options), series.Path("sum.mrc"));
                return series.Path("sum.mrc");
            case "text":
                string stack = SmallSeries.Write(), folder = Path.GetDirectoryName(stack)!;
                SmallSeries.Run(folder, new(stack, SmallSeries.Options) { Steps = new(CorrectionMode.None, null), Threads = 2 });
                return Path.Combine(folder, "small.star");
            case "deconvolve":
                using (var input = SeriesInput.Open(series.Stack, new() { Ctf = series.Star }, StackDeconvolution.Needs))
                    StackDeconvolution.Process(input, new(new(DeconvolutionPreset.Warp), InputState.Raw, DataType.Raw), series.Path("deconv.mrc"));
                return series.Path("deconv.mrc");
            default:
                var job = new DeconvolutionJob(VolumeFiles.Save(VolumeFiles.Noise("Thon: flip"), series.Folder, "v.mrc"))
                {
                    Stated = new() { Voltage = Voltage.FromKilovolts(300), SphericalAberration = Length.FromMillimeters(2.7) },
                    Defocus = new Length(35000),
                };
                using (var input = VolumeInput.Open(job)) DeconvolvedVolume.Write(input, job, null, default);
                return job.File;
        }
    }
}
