using Thon.Fourier;
using Thon.Imaging;
using Thon.Units;

namespace Thon.Correct.Deconvolution;

/// <summary>STAND-IN, to be removed in the merge: the whole volume in memory, voxel by voxel.</summary>
internal static class PlainVolumeDeconvolution
{
    public static void Run(ISectionSource volume, ISectionSink result, DeconvolutionFilter filter, int threads, Action sectionDone, CancellationToken cancellation)
    {
        var fft = new RealFft3D(volume.Width, volume.Height, volume.Count);
        int pixels = volume.Width * volume.Height;
        float[] voxels = new float[pixels * volume.Count];
        for (int z = 0; z < volume.Count; z++, sectionDone())
        {
            cancellation.ThrowIfCancellationRequested();
            volume.Read(z, voxels.AsSpan(z * pixels, pixels));
        }
        var before = Statistics.Of(voxels);
        var spectrum = new Complex32[fft.SpectrumWidth * volume.Height * volume.Count];
        fft.Forward(voxels, spectrum, threads);
        for (int z = 0, i = 0; z < volume.Count; z++)
            for (int y = 0; y < volume.Height; y++)
                for (int x = 0; x < fft.SpectrumWidth; x++, i++)
                    spectrum[i] *= (float)filter.At(Radius(filter, [(x, volume.Width), (Signed(y, volume.Height), volume.Height), (Signed(z, volume.Count), volume.Count)]));
        fft.Inverse(spectrum, voxels, threads);
        if (filter.Settings.Preset.GreyScale == GreyScale.OfInput) Rescale(voxels, before);
        for (int z = 0; z < volume.Count; z++, sectionDone()) result.Write(z, voxels.AsSpan(z * pixels, pixels));
    }

    private static int Signed(int k, int n) => k <= n / 2 ? k : k - n;

    private static void Rescale(float[] voxels, Statistics before)
    {
        var after = Statistics.Of(voxels);
        for (int i = 0; i < voxels.Length; i++) voxels[i] = (float)((voxels[i] - after.Mean) / after.StandardDeviation * before.StandardDeviation + before.Mean);
    }

    private static double Radius(DeconvolutionFilter filter, (int K, int N)[] axes)
    {
        double pixel = filter.PixelSize.Angstroms;
        return filter.Settings.Preset.Radius switch
        {
            FrequencyRadius.FractionOfHalves => Math.Min(1, Math.Sqrt(axes.Where(axis => axis.N > 1).Sum(axis => Math.Pow((double)axis.K / (axis.N / 2), 2))))
                * SpatialFrequency.Nyquist(filter.PixelSize).CyclesPerAngstrom,
            FrequencyRadius.MeanBox => Math.Sqrt(axes.Sum(axis => (double)axis.K * axis.K) / axes.Average(axis => (double)axis.N * axis.N)) / pixel,
            _ => Math.Sqrt(axes.Sum(axis => Math.Pow((double)axis.K / axis.N, 2))) / pixel,
        };
    }
}
