using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Formats.Mrc;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Pipeline.Deconvolution;
using Thon.Pipeline.Frames;
using Thon.Pipeline.Replay;
using Thon.Tests.Pipeline.Deconvolution;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Replay;

/// <summary>Jobs that are not about correcting a series are recomputed from their records, bit for bit, whatever the threads and the memory.</summary>
public sealed class ReplayedJobsTests
{
    // The least a deconvolution of a volume takes with its spectrum in a work file; the program alone counts 80 MiB.
    private const long LittleMemory = 81L << 20;

    [Theory, InlineData(false), InlineData(true)]
    public void A_sum_of_frames_is_bit_identical(bool measured)
    {
        var series = new TinySeries();
        string movie = series.Stack, output = series.Path("sum.mrc");
        var options = new MetadataOptions { Dose = new Dose(4.3), InitialDose = new Dose(1.7), Voltage = measured ? Voltage.FromKilovolts(200) : null };
        var weighting = new DoseWeighting(ExposurePoint.End) { Curve = measured ? DamageCurve.GrantGrigorieff : DamageCurve.BFactor(3) };
        using (var input = FrameInput.Open(movie, options, weighting))
            FrameSumming.Run(input, new(movie, options) { Threads = 3, Pixels = MrcMode.Float16 }, output, null, TestContext.Current.CancellationToken);
        AssertBitIdentical(output);
    }

    [Theory, InlineData("warp"), InlineData("isonet")]
    public void A_deconvolved_volume_is_bit_identical_with_its_spectrum_in_memory_or_in_a_file(string preset)
    {
        string folder = Repository.TemporaryFolder(), volume = VolumeFiles.Save(VolumeFiles.Noise("Thon: flip"), folder, "v.mrc");
        var job = new DeconvolutionJob(volume)
        {
            Stated = new() { Voltage = Voltage.FromKilovolts(300), SphericalAberration = Length.FromMillimeters(2.7) },
            Defocus = new Length(35123.4),
            PhaseShift = Angle.FromDegrees(7.7),
            Preset = DeconvolutionPreset.All.First(one => one.Name == preset),
            Strength = 0.7,
            Threads = 3,
        };
        using (var input = VolumeInput.Open(job))
            DeconvolvedVolume.Write(input, job, null, TestContext.Current.CancellationToken);
        AssertBitIdentical(job.File);
        using var watcher = new FileSystemWatcher(folder);
        var seen = new System.Collections.Concurrent.BlockingCollection<string>();
        watcher.Created += (_, made) => seen.Add(made.Name!);
        watcher.EnableRaisingEvents = true;
        Assert.Equal(ReplayVerdict.BitIdentical, Replay(job.File, new() { MaxBytes = LittleMemory }).Verdict);
        // Not even for a while: the first that is seen is what is made now.
        Directory.CreateDirectory(Path.Combine(folder, "last"));
        Assert.True(seen.TryTake(out string? first, TimeSpan.FromSeconds(30)));
        Assert.Equal("last", first);
        Directory.Delete(Path.Combine(folder, "last"));
        Assert.Equal(3, Directory.GetFileSystemEntries(folder).Length);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Deconvolved_images_are_bit_identical_with_a_slope_and_without(bool sloping)
    {
        var series = new TinySeries();
        string output = series.Path("deconv.mrc");
        var settings = new StackDeconvolutionSettings(new(DeconvolutionPreset.Warp) { FallOff = 0.4 }, InputState.Raw, DataType.Raw) { Threads = 3 };
        using (var input = SeriesInput.Open(series.Stack, new() { Ctf = series.Star }, StackDeconvolution.Needs))
        {
            var metadata = sloping ? input.Metadata : input.Metadata with { Series = input.Metadata.Series with { Geometry = null } };
            StackDeconvolution.Process(input with { Metadata = metadata }, settings, output, null, TestContext.Current.CancellationToken);
        }
        AssertBitIdentical(output);
    }

    private static void AssertBitIdentical(string output)
    {
        foreach (int threads in (int[])[1, 2])
        {
            var result = Replay(output, new() { Threads = threads });
            Assert.True(result.Verdict == ReplayVerdict.BitIdentical, string.Join('\n', ReplayLines.Of(result)));
        }
    }

    private static ReplayResult Replay(string output, ReplaySettings settings) => JobRepetition.Run(output, settings, null, TestContext.Current.CancellationToken);
}
