using Thon.Correct.Deconvolution;
using Thon.Correct.Deconvolution.Volumes;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Units;

namespace Thon.Tests.Correct.Deconvolution;

/// <summary>Volumes in memory, deconvolved.</summary>
internal static class Volumes
{
    /// <summary>The optics of most tests.</summary>
    public static readonly Microscope Titan = new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);

    /// <summary>A filter.</summary>
    public static DeconvolutionFilter Filter(DeconvolutionSettings settings, double defocus, double pixel, InputState state = InputState.Raw) =>
        new(settings, new ContrastTransfer(Titan, Defocus.Round(new(defocus)), Angle.Zero), state, new(pixel));

    /// <summary>The slices of a volume.</summary>
    public static MemoryStack Of(int width, int height, float[] voxels) =>
        new([.. Enumerable.Range(0, voxels.Length / (width * height)).Select(z => new Image(width, height, voxels[(z * width * height)..((z + 1) * width * height)]))]);

    /// <summary>The deconvolved voxels.</summary>
    public static float[] Deconvolved(ISectionSource volume, DeconvolutionFilter filter, int threads = 1, VolumeSpectrum? store = null)
    {
        var result = new Slices(volume.Width * volume.Height, volume.Count);
        using var spectrum = store ?? new MemorySpectrum(volume.Width, volume.Height, volume.Count);
        VolumeDeconvolution.Run(volume, result, filter, spectrum, threads, () => { }, CancellationToken.None);
        return result.Voxels;
    }

    /// <summary>The root mean square difference over the deviation of the expected values from their mean.</summary>
    public static double Difference(float[] found, float[] expected)
    {
        double mean = expected.Average(voxel => (double)voxel);
        return Math.Sqrt(found.Zip(expected, (f, e) => Math.Pow((double)f - e, 2)).Sum() / expected.Sum(e => Math.Pow(e - mean, 2)));
    }

    /// <summary>Takes slices into memory.</summary>
    public sealed class Slices(int pixels, int count) : ISectionSink
    {
        public float[] Voxels { get; } = new float[pixels * count];

        public void Write(int section, ReadOnlySpan<float> slice) => slice.CopyTo(Voxels.AsSpan(section * pixels));

        public void Complete() { }

        public void Dispose() { }
    }
}
