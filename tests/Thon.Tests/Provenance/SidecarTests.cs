using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Provenance.Steps;
using Thon.Tilts;
using Xunit;
using Record = Thon.Provenance.Record;

namespace Thon.Tests.Provenance;

public sealed class SidecarTests : IDisposable
{
    private static readonly SidecarNotes Notes = new("TS_01_flip_dw.mrc", ["thon run TS_01.mrc"], ["/data/TS_01.mrc"]);

    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("thon-sidecar-").FullName, "TS_01_flip_dw.mrc.thon.json");

    [Fact]
    public void What_is_written_is_read_again_to_the_last_bit()
    {
        var sidecar = Written(TestRecords.Record);
        var read = Sidecar.Read(_path);
        Assert.Equal(sidecar.Hash, read.Hash);
        Assert.Equal(sidecar.Encode(), read.Encode());
        var series = read.Record.Last.Series!.ToSeries();
        Assert.Equal(TestRecords.Series.Tilts.Select(tilt => tilt.Estimate!.Defocus), series.Tilts.Select(tilt => tilt.Estimate!.Defocus));
        Assert.Equal(TestRecords.Series.Tilts.Select(tilt => tilt.Estimate!.SignalToNoise), series.Tilts.Select(tilt => tilt.Estimate!.SignalToNoise));
        Assert.Equal(TestRecords.Series.Tilts, series.Tilts);
        Assert.Equal(TestRecords.Series.Geometry, series.Geometry);
        Assert.Equal(TestRecords.Series.Microscope, series.Microscope);
    }

    [Fact]
    public void Every_kind_of_step_is_read_again()
    {
        ProcessingStep[] steps =
        [
            new FrameSumStep(3, ExposurePoint.End),
            CorrectionStep.Wiener(SignalToNoise.FallOff(0.5, 20), 1.5),
            CorrectionStep.Wiener(null, 2),
            new DoseStep(null, ExposurePoint.Start, WeightNormalisation.MeanSquare, TiltFactor.Cosine),
            new EnvelopeStep(200),
            new LowPassStep(10.1),
            DeconvolutionStep.Of(new(DeconvolutionPreset.IsoNet), InputState.Flipped),
            new DeclaredStep("own(3)"),
        ];
        Written(Record.Of(TestRecords.JobOf(steps), null));
        Assert.Equal(steps, Sidecar.Read(_path).Record.Last.Steps);
        Assert.Equal("frames(bfactor:3,end)+wiener+wiener+dw(gg,start,meansq,cos)+b(200)+lp(10.1)+deconv(isonet)+own(3)", string.Join('+', steps.Select(step => step.Label)));
    }

    [Fact]
    public void A_stated_ratio_is_told_as_it_was_stated()
    {
        Assert.Equal("0.5:20", CorrectionStep.Wiener(SignalToNoise.FallOff(0.5, 20), 2).RatioWords);
        Assert.Equal("0.25", CorrectionStep.Wiener(SignalToNoise.Constant(0.25), 2).RatioWords);
        Assert.Equal("fit", CorrectionStep.Wiener(null, 2).RatioWords);
    }

    [Fact]
    public void Blanks_and_line_ends_do_not_count()
    {
        Written(TestRecords.Record);
        File.WriteAllText(_path, File.ReadAllText(_path).Replace("\n", "\r\n   ", StringComparison.Ordinal));
        Assert.Equal(TestRecords.Run.Output, Sidecar.Read(_path).Record.Last.Output);
    }

    [Theory]
    [InlineData("\"uAngstroms\": 10041", "\"uAngstroms\": 10042")]
    [InlineData("\"mode\": \"flip\"", "\"mode\": \"multiply\"")]
    [InlineData("\"isExcluded\": true", "\"isExcluded\": false")]
    [InlineData("\"content\": \"aaaa", "\"content\": \"abaa")]
    [InlineData("\"name\": \"TS_01.mrc\"", "\"name\": \"TS_02.mrc\"")]
    public void A_changed_record_is_found_out(string was, string isNow)
    {
        Written(TestRecords.Record);
        string text = File.ReadAllText(_path);
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(_path, text.Replace(was, isNow, StringComparison.Ordinal));
        Assert.Equal("record-changed", Code());
    }

    [Fact]
    public void A_record_cut_short_anywhere_is_found_out()
    {
        Written(TestRecords.Record);
        string text = File.ReadAllText(_path).TrimEnd();
        foreach (int length in Enumerable.Range(0, 40).Select(i => text.Length * i / 40))
        {
            File.WriteAllText(_path, text[..length]);
            Assert.Equal("record-damaged", Code());
        }
    }

    [Theory]
    [InlineData("[]", "record-damaged")]
    [InlineData("{}", "record-damaged")]
    [InlineData("{\"thonRecord\": 2}", "record-version")]
    [InlineData("{\"thonRecord\": \"1\"}", "record-damaged")]
    [InlineData("{\"thonRecord\": 1, \"sha256\": \"\", \"record\": null, \"notes\": null}", "record-changed")]
    [InlineData("{\"thonRecord\": 1, \"sha256\": \"x\", \"record\": {\"conventions\": [], \"history\": []}, \"notes\": {\"file\": \"a\", \"heading\": [], \"paths\": []}}", "record-changed")]
    public void What_is_no_record_is_refused_with_a_code(string text, string code)
    {
        File.WriteAllText(_path, text);
        Assert.Equal(code, Code());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[null]")]
    public void A_record_without_jobs_is_no_record(string history)
    {
        using var record = System.Text.Json.JsonDocument.Parse($"{{\"conventions\": [], \"history\": {history}}}");
        File.WriteAllText(_path, $"{{\"thonRecord\": 1, \"sha256\": \"{RecordJson.Seal(record.RootElement)}\", \"record\": {record.RootElement.GetRawText()}, \"notes\": {{\"file\": \"a\", \"heading\": [], \"paths\": []}}}}");
        Assert.Equal("record-damaged", Code());
    }

    [Fact]
    public void The_hash_does_not_depend_on_the_notes()
    {
        Assert.Equal(new Sidecar(TestRecords.Record, Notes).Hash, new Sidecar(TestRecords.Record, new("other.mrc", [], [])).Hash);
        Assert.NotEqual(new Sidecar(TestRecords.Record, Notes).Hash, new Sidecar(Record.Of(TestRecords.Run, TestRecords.Record), Notes).Hash);
    }

    [Fact]
    public void Optics_that_nobody_knew_are_left_open()
    {
        var unknown = SeriesNumbers.Of(TestRecords.Series with { Microscope = new(new(double.NaN), new(double.NaN), 0.07) });
        Assert.Null(unknown.Volts);
        Assert.True(double.IsNaN(unknown.ToSeries().Microscope.Voltage.Volts));
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    private Sidecar Written(Record record)
    {
        var sidecar = new Sidecar(record, Notes);
        File.WriteAllText(_path, sidecar.Encode());
        return sidecar;
    }

    private string Code() => Assert.Single(Assert.Throws<BadInputException>(() => Sidecar.Read(_path)).Findings).Code;
}
