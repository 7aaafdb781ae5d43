using Thon.Fourier;

namespace Thon.Pipeline.Deconvolution;

/// <summary>STAND-IN, to be replaced in the merge: a store in memory, whatever its size.</summary>
public static class SpectrumStores
{
    /// <summary>A store for the spectrum of a volume.</summary>
    /// <param name="width">Voxels a row.</param>
    /// <param name="height">Rows a section.</param>
    /// <param name="depth">Sections.</param>
    /// <param name="threads">How many threads work.</param>
    /// <param name="maxBytes">How much memory may be taken, bytes.</param>
    /// <param name="outputFile">The file that is written in the end.</param>
    public static ISpectrumStore Open(int width, int height, int depth, int threads, long maxBytes, string outputFile) => new StandInStore(width / 2 + 1, height, depth);
}
