using Thon.Fourier;
using Thon.Fourier.Lanes;
using Thon.Imaging;

namespace Thon.Correct.Deconvolution.Volumes;

/// <summary>
/// Deconvolves a volume: its transform is multiplied by the filter at every voxel, as if the volume went on periodically. The result does not depend on where the
/// spectrum is kept nor on the number of threads.
/// </summary>
public static unsafe class VolumeDeconvolution
{
    /// <summary>How often the work tells of each section: when it is transformed, when as large a part of the columns along the depth is filtered, and when it is written.</summary>
    public const int StepsPerSection = 3;

    /// <summary>Deconvolves a volume that comes and goes section by section.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="result">Takes the result, of the same size.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="spectrum">Where the half spectrum is kept in the meantime; of the volume's size.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <param name="sectionDone">Called <see cref="StepsPerSection"/> times for every section, possibly from several threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The room for the spectrum is that of a volume of another size.</exception>
    /// <exception cref="Findings.BadInputException">A voxel is no finite number; its place is named.</exception>
    public static void Run(
        ISectionSource volume, ISectionSink result, DeconvolutionFilter filter, VolumeSpectrum spectrum, int threads, Action sectionDone, CancellationToken cancellation)
    {
        if ((spectrum.SpectrumWidth, spectrum.Height, spectrum.Depth) != (volume.Width / 2 + 1, volume.Height, volume.Count))
            throw new ArgumentException($"room for a spectrum of {spectrum.SpectrumWidth} x {spectrum.Height} x {spectrum.Depth} for a volume of {volume.Width} x {volume.Height} x {volume.Count}", nameof(spectrum));
        var slices = new VolumeSlices(volume, spectrum, threads, sectionDone, cancellation);
        double[]? power = filter.Settings.Preset.GreyScale == GreyScale.OfInput ? new double[spectrum.SliceValues] : null;
        var input = slices.Forward();
        var (job, kernel) = (DepthJob.Of(filter, (volume.Width, volume.Height, volume.Count)), DepthFilter.For(Engine.Widest));
        var tell = new Share(volume.Count, spectrum.SliceValues, sectionDone);
        spectrum.ForColumns(
            (values, pitch, first, columns, workers) =>
            {
                kernel.RunInPlace(job, (float*)values, 2 * (nint)pitch, first, columns, power, workers);
                tell.Done(columns);
            },
            threads, cancellation);
        var (factor, offset) = power is null ? (1, 0) : ToGreyValuesOf(input, power, (input.Mean - slices.Level) * filter.At(0));
        slices.Inverse(result, (float)factor, (float)(offset + factor * slices.Level * filter.At(0)));
    }

    /// <summary>What brings the result to the mean and the standard deviation of the input; its own are known from the filtered spectrum.</summary>
    private static (double Factor, double Offset) ToGreyValuesOf(Statistics input, double[] power, double mean)
    {
        double sum = power.Sum(), voxels = input.Count;
        double deviation = Math.Sqrt(Math.Max(0, sum / (voxels * voxels) - mean * mean));
        return deviation == 0 ? (1, input.Mean) : (input.StandardDeviation / deviation, input.Mean);
    }

    /// <summary>Counts columns as if they were sections.</summary>
    private sealed class Share(int sections, long columns, Action sectionDone)
    {
        private readonly Lock _gate = new();
        private long _done;

        public void Done(long more)
        {
            lock (_gate)
            {
                long told = sections * _done / columns;
                _done += more;
                for (; told < sections * _done / columns; told++) sectionDone();
            }
        }
    }
}
