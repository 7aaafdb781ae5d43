using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Pipeline;
using Thon.Pipeline.Deconvolution;
using Thon.Tests.Correct.Deconvolution;
using Thon.Tests.Fourier;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Deconvolution;

/// <summary>
/// What goes wrong where it is not known whether a volume was flipped, and that it cannot happen here. At 6 A/px and 2 um the CTF is negative between 20.1 and 14.1 A, so a
/// flipped volume that is taken for a raw one is flipped back there, and a raw one taken for flipped stays as it is.
/// </summary>
public sealed class FlipStateTests
{
    private const int Width = 48, Height = 48, Depth = 24;
    private const double Pixel = 6, Defocus = 20000;

    // The band of the second ring, clear of the zeros on either side of it.
    private const double Coarse = 18.5, Fine = 15.5;

    // Nothing but the filter's own shape, which changes amplitudes within a band and no sign.
    private const double Alike = 0.95;

    private static readonly float[] Truth = Signals.Noise(Width * Height * Depth, 11);

    private static readonly DeconvolutionSettings Settings = new(DeconvolutionPreset.Warp) { FallOff = 0.3 };

    [Theory]
    [InlineData(InputState.Raw)]
    [InlineData(InputState.Flipped)]
    public void The_wrong_state_turns_the_contrast_of_a_ring_round_and_is_worse_than_no_deconvolution(InputState truly)
    {
        float[] seen = Seen(truly);
        float[] right = Deconvolved(seen, truly), wrong = Deconvolved(seen, truly == InputState.Raw ? InputState.Flipped : InputState.Raw);
        Assert.InRange(Correlation(right), Alike, 1);
        Assert.InRange(Correlation(wrong), -1, -Alike);
        // Of a raw volume this ring is reversed as it is; the wrong filter then makes it stronger.
        double untouched = Error(seen);
        Assert.InRange(Error(right), 0, untouched / 2);
        Assert.True(Error(wrong) > untouched, $"{Error(wrong):F3} and {untouched:F3}");
    }

    [Fact]
    public void A_volume_of_unknown_state_is_refused()
    {
        string file = Write(Seen(InputState.Flipped), label: null);
        Assert.Equal("input-state-missing", Refused(Job(file)));
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void A_volume_whose_label_says_flipped_is_not_taken_for_a_raw_one()
    {
        string file = Write(Seen(InputState.Flipped), "Thon: flip+dw(gg,mid)");
        Assert.Equal("input-state-contradiction", Refused(Job(file) with { InputState = InputState.Raw }));
    }

    [Theory]
    [InlineData(InputState.Raw, "Thon: raw")]
    [InlineData(InputState.Flipped, "Thon: flip")]
    public void A_labelled_volume_is_deconvolved_as_its_label_says_and_once_only(InputState truly, string label)
    {
        var job = Job(Write(Seen(truly), label));
        using (var input = VolumeInput.Open(job)) DeconvolvedVolume.Write(input, job, cancellation: TestContext.Current.CancellationToken);
        Assert.InRange(Correlation(Read(job.File)), Alike, 1);
        Assert.Equal("already-deconvolved", Refused(Job(job.File)));
    }

    private static string Refused(DeconvolutionJob job) => Assert.Throws<BadInputException>(() => VolumeInput.Open(job).Dispose()).Findings.Single(finding => finding.Severity == Severity.Error).Code;

    private static DeconvolutionJob Job(string file) => new(file)
    {
        Stated = new MetadataOptions { Voltage = Volumes.Titan.Voltage, SphericalAberration = Volumes.Titan.SphericalAberration },
        Defocus = new Length(Defocus),
        FallOff = Settings.FallOff,
    };

    /// <summary>What the microscope, and perhaps a phase flip, made of the truth.</summary>
    private static float[] Seen(InputState state)
    {
        // By the published formula, and not by the optics that are tested.
        var published = new PublishedFilters("warp", Pixel, Defocus) { Input = state };
        return PlainDeconvolution.Run(Truth, (Width, Height, Depth), (x, y, z) => published.Ctf(Frequency(x, y, z)));
    }

    private static float[] Deconvolved(float[] seen, InputState taken) =>
        Volumes.Deconvolved(Volumes.Of(Width, Height, seen), Volumes.Filter(Settings, Defocus, Pixel, taken));

    private static double Frequency(int x, int y, int z) =>
        Math.Sqrt(Math.Pow(x / (Width * Pixel), 2) + Math.Pow(y / (Height * Pixel), 2) + Math.Pow(z / (Depth * Pixel), 2));

    private static float[] Band(float[] volume) =>
        PlainDeconvolution.Run(volume, (Width, Height, Depth), (x, y, z) => Frequency(x, y, z) is > 1 / Coarse and < 1 / Fine ? 1 : 0);

    private static double Correlation(float[] volume)
    {
        float[] a = Band(volume), b = Band(Truth);
        double Product(float[] p, float[] q) => p.Zip(q, (u, v) => (double)u * v).Sum();
        return Product(a, b) / Math.Sqrt(Product(a, a) * Product(b, b));
    }

    private static double Error(float[] volume)
    {
        float[] a = Band(volume), b = Band(Truth);
        return Math.Sqrt(a.Zip(b, (u, v) => Math.Pow((double)u - v, 2)).Sum() / b.Sum(v => (double)v * v));
    }

    private static string Write(float[] volume, string? label)
    {
        string file = Path.Combine(Repository.TemporaryFolder(), "volume.mrc");
        using var sink = MrcWriter.Create(file, new(Width, Height, Depth, MrcMode.Float32, new(Pixel)) { Labels = label is null ? [] : [label] });
        for (int z = 0; z < Depth; z++) sink.Write(z, volume.AsSpan(z * Width * Height, Width * Height));
        sink.Complete();
        return file;
    }

    private static float[] Read(string file)
    {
        using var reader = MrcReader.Open(file);
        float[] voxels = new float[Width * Height * Depth];
        for (int z = 0; z < Depth; z++) reader.Read(z, voxels.AsSpan(z * Width * Height, Width * Height));
        return voxels;
    }
}
