using Thon.Fourier;
using Thon.Imaging;

namespace Thon.Correct.Deconvolution;

/// <summary>
/// Deconvolves a volume: its transform is multiplied by the filter at every voxel, as if the volume went on periodically. The result does not depend on where the
/// spectrum is kept nor on the number of threads.
/// </summary>
public static class VolumeDeconvolution
{
    /// <summary>Deconvolves a volume that comes and goes section by section.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="result">Takes the result, of the same size.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="spectrum">Where the half spectrum is kept in the meantime; of the volume's size.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <param name="sectionDone">Called twice for every section: when it is transformed, and when it is written; possibly from several threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Findings.BadInputException">A voxel is no finite number; its place is named.</exception>
    public static void Run(
        ISectionSource volume, ISectionSink result, DeconvolutionFilter filter, ISpectrumStore spectrum, int threads, Action sectionDone, CancellationToken cancellation) =>
        PlainVolumeDeconvolution.Run(volume, result, filter, threads, sectionDone, cancellation);
}
