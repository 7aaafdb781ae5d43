using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Fourier.Lanes;
using Thon.Imaging;
using Thon.Tests.Fourier;
using Xunit;

namespace Thon.Tests.Correct.Deconvolution;

/// <summary>Volumes deconvolved, against IsoNet's own results and against the definition.</summary>
public sealed class VolumeDeconvolutionTests
{
    // Demanded is 2e-3. IsoNet computes in double precision with a wavelength that differs from ours by 5e-6 of itself.
    private const double LikeIsoNet = 2e-5;

    // Two single-precision transforms, and a table of single-precision values read on straight lines that are off by 3e-4 at the most, where the filter bends most.
    private const double RoundOff = 1e-4;

    [Theory]
    [InlineData("deconv_3um_f1_s1.mrc", 30000, 1, 1, InputState.Raw)]
    [InlineData("deconv_5um_f0.7_s0.5_flipped.mrc", 50000, 0.7, 0.5, InputState.Flipped)]
    public void The_isonet_preset_gives_what_IsoNet_gives(string file, double defocus, double fallOff, double strength, InputState state)
    {
        string folder = Repository.Shared("reference/isonet");
        using var volume = MrcReader.Open(Path.Combine(folder, "volume.mrc"));
        var settings = new DeconvolutionSettings(DeconvolutionPreset.IsoNet) { FallOff = fallOff, Strength = strength };
        float[] found = Volumes.Deconvolved(volume, Volumes.Filter(settings, defocus, volume.PixelSize!.Value.Angstroms, state));
        double difference = Volumes.Difference(found, Voxels(Path.Combine(folder, file)));
        TestContext.Current.SendDiagnosticMessage($"{file}: {difference:E2}");
        Assert.InRange(difference, 0, LikeIsoNet);
    }

    // Sizes even, odd, prime, and of a single voxel; thinner than they are wide, as tomograms are.
    public static TheoryData<int, int, int> Sizes => new() { { 24, 20, 10 }, { 17, 15, 9 }, { 33, 18, 1 }, { 40, 1, 12 }, { 1, 16, 8 }, { 34, 6, 67 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_voxel_of_the_transform_takes_the_factor_of_its_radius(int width, int height, int depth)
    {
        const double pixel = 8, nyquist = 0.5 / pixel;
        float[] voxels = Signals.Noise(width * height * depth, 7);
        double box = Math.Sqrt((width * width + height * height + depth * depth) / 3.0);
        foreach (var preset in DeconvolutionPreset.All)
        {
            var filter = Volumes.Filter(new(preset), 45000, pixel);
            double Part(int k, int n) => n < 2 ? 0 : (double)k / (n / 2);
            double Radius(int x, int y, int z) => preset.Name switch
            {
                "warp" => Length(x / (width * pixel), y / (height * pixel), z / (depth * pixel)),
                "membrain" => Length(x, y, z) / (box * pixel),
                _ => nyquist * Math.Min(1, Length(Part(x, width), Part(y, height), Part(z, depth))),
            };
            float[] expected = PlainDeconvolution.Run(voxels, (width, height, depth), (x, y, z) => filter.At(Radius(x, y, z)));
            float[] found = Volumes.Deconvolved(Volumes.Of(width, height, voxels), filter);
            if (preset.GreyScale == GreyScale.OfInput) expected = WithGreyValuesOf(voxels, expected);
            Assert.InRange(Volumes.Difference(found, expected), 0, RoundOff);
        }
    }

    [Theory]
    [InlineData(48, 37, 20, 1)]
    [InlineData(48, 37, 20, 5)]
    [InlineData(31, 16, 40, 7)]
    public void A_work_file_gives_bit_for_bit_what_memory_gives_with_any_number_of_threads(int width, int height, int depth, int rows)
    {
        var volume = Volumes.Of(width, height, Signals.Noise(width * height * depth, 8));
        foreach (var preset in DeconvolutionPreset.All)
        {
            var filter = Volumes.Filter(new(preset), 30000, 6);
            float[] expected = Volumes.Deconvolved(volume, filter);
            Assert.Equal(expected, Volumes.Deconvolved(volume, filter, 3));
            string folder = Repository.TemporaryFolder();
            foreach (int threads in (int[])[1, 3])
                Assert.Equal(expected, Volumes.Deconvolved(volume, filter, threads, SpectrumFile.Create(folder, width, height, depth, rows)));
            Assert.Empty(Directory.GetFileSystemEntries(folder));
        }
    }

    [Theory]
    [InlineData(24, 20, 10)]
    [InlineData(17, 15, 67)]
    public unsafe void Narrower_registers_give_the_same(int width, int height, int depth)
    {
        int values = (width / 2 + 1) * height;
        var job = DepthJob.Of(Volumes.Filter(new(DeconvolutionPreset.Warp), 30000, 6), (width, height, depth));
        var results = new[] { SimdWidth.Portable, SimdWidth.Avx2, SimdWidth.Avx512 }.Where(simd => simd <= Engine.Widest || simd == SimdWidth.Portable).Select(simd =>
        {
            float[] spectrum = Signals.Noise(2 * values * depth, 9);
            fixed (float* first = spectrum) DepthFilter.For(simd).RunInPlace(job, first, 2 * values, 0, values, null, 1);
            return spectrum;
        }).ToArray();
        foreach (float[] other in results[1..]) Assert.InRange(Volumes.Difference(other, results[0]), 0, RoundOff);
    }

    [Fact]
    public void A_voxel_that_is_no_number_is_refused_with_its_place()
    {
        float[] voxels = Signals.Noise(12 * 10 * 5, 10);
        voxels[(3 * 10 + 4) * 12 + 7] = float.NaN;
        var bad = Assert.Throws<BadInputException>(() => Volumes.Deconvolved(Volumes.Of(12, 10, voxels), Volumes.Filter(new(DeconvolutionPreset.Warp), 30000, 6)));
        Assert.Equal(("voxel-not-finite", "section 3, row 4, column 7 (from 0)"), (bad.Findings.Single().Code, bad.Findings.Single().Place));
    }

    [Fact]
    public void A_flat_volume_becomes_zero_and_with_the_grey_values_of_the_input_stays()
    {
        float[] flat = [.. Enumerable.Repeat(5f, 16 * 12 * 6)];
        Assert.All(Deconvolved(DeconvolutionPreset.Warp), voxel => Assert.Equal(0, voxel, 1e-5));
        Assert.All(Deconvolved(DeconvolutionPreset.IsoNet), voxel => Assert.Equal(5, voxel, 1e-4));
        float[] Deconvolved(DeconvolutionPreset preset) => Volumes.Deconvolved(Volumes.Of(16, 12, flat), Volumes.Filter(new(preset), 30000, 6));
    }

    private static float[] Voxels(string file)
    {
        using var reader = MrcReader.Open(file);
        float[] voxels = new float[reader.Width * reader.Height * reader.Count];
        for (int z = 0; z < reader.Count; z++) reader.Read(z, voxels.AsSpan(z * reader.Width * reader.Height, reader.Width * reader.Height));
        return voxels;
    }

    private static double Length(double x, double y, double z) => Math.Sqrt(x * x + y * y + z * z);

    private static float[] WithGreyValuesOf(float[] input, float[] result)
    {
        Statistics of = Statistics.Of(input), now = Statistics.Of(result);
        return [.. result.Select(voxel => (float)(voxel / now.StandardDeviation * of.StandardDeviation + of.Mean))];
    }
}
