using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Formats.Mrc;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Pipeline.Deconvolution;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Steps;
using Thon.Tests.Provenance;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Records;

/// <summary>The steps of jobs as data types have them.</summary>
public sealed class RecordedStepsTests
{
    private static readonly Length Pixel = new(2.5);

    public static TheoryData<string, ProcessingSteps> Jobs() => new()
    {
        { "flip+dw(gg,mid)", new(CorrectionMode.Flip, new(ExposurePoint.Middle)) },
        { "multiply", new(CorrectionMode.Multiply, null) },
        { "dw(bfactor:3,end,sumsq,cos)", new(CorrectionMode.None, new(ExposurePoint.End) { Curve = DamageCurve.BFactor(3), Normalisation = WeightNormalisation.SumOfSquares, Tilting = TiltFactor.Cosine }) },
        { "wiener+b(200)+lp(10)", new(CorrectionMode.Wiener, null) { SignalToNoise = SignalToNoise.FallOff(2, 20), MaxGain = 3, BFactor = 200, Finest = new(10) } },
        { "raw", new(CorrectionMode.None, null) },
    };

    [Theory]
    [MemberData(nameof(Jobs))]
    public void A_job_and_its_data_type_say_the_same(string words, ProcessingSteps job)
    {
        var steps = RecordedSteps.Of(job, Pixel);
        Assert.Equal(words, DeclaredWords.Of(new([.. steps.Select(step => step.Label)])));
        Assert.Equal(job, RecordedSteps.ToSteps(steps));
        Assert.Equal(steps, RecordedSteps.Of(RecordedSteps.ToSteps(steps)!, Pixel));
    }

    [Theory]
    [InlineData(5, "flip")]
    [InlineData(5.01, "flip+lp(5.01)")]
    public void A_low_pass_is_named_only_where_it_removes_something(double finest, string words) =>
        Assert.Equal(words, string.Join('+', RecordedSteps.Of(new(CorrectionMode.Flip, null) { Finest = new(finest) }, Pixel).Select(step => step.Label)));

    [Theory]
    [InlineData("flip+dw(gg,mid)+b(200)+lp(10)", InputState.Flipped)]
    [InlineData("dw(gg,mid)+lp(10)", InputState.Raw)]
    [InlineData("b(200)", InputState.Raw)]
    public void Envelope_and_low_pass_leave_signs_alone(string words, InputState state) =>
        Assert.Equal(state, InputStates.Of("volume.mrc", DataType.FromLabels(["Thon: " + words]), null).State);

    [Theory]
    [InlineData("ts.st", 0, 3, PreparedSubject.Images)]
    [InlineData("ts.rec", 0, 3, PreparedSubject.Volume)]
    [InlineData("ts.mrc", 1, 3, PreparedSubject.Volume)]
    [InlineData("ts.mrc", 0, 3, null)]
    [InlineData("ts.mrc", 0, 1, PreparedSubject.Images)]
    public void What_a_file_holds_is_told_by_its_header_or_its_name_or_left_open(string name, int spaceGroup, int sections, PreparedSubject? subject)
    {
        string path = Path.Combine(Repository.TemporaryFolder(), name);
        using (var writer = MrcWriter.Create(path, new(8, 8, sections, MrcMode.Float32, Pixel)))
        {
            for (int section = 0; section < sections; section++) writer.Write(section, new float[64]);
            writer.Complete();
        }

        const int spaceGroupByte = 88;
        byte[] bytes = File.ReadAllBytes(path);
        bytes[spaceGroupByte] = (byte)spaceGroup;
        File.WriteAllBytes(path, bytes);
        Assert.Equal(subject, LockBench.Evidence(path, new()).Subject);
    }
}
