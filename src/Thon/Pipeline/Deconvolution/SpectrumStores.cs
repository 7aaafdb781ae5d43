using System.Globalization;
using Thon.Findings;
using Thon.Fourier;
using Thon.Imaging;

namespace Thon.Pipeline.Deconvolution;

/// <summary>Decides where the spectrum of a volume is kept while it is deconvolved. What comes out is the same, bit for bit.</summary>
public static class SpectrumStores
{
    // What the program itself takes, its runtime and the tables of its transforms.
    private const long Program = 80L << 20;

    private const int VoxelBytes = sizeof(float), ValueBytes = 2 * sizeof(float), PowerBytes = sizeof(double);

    /// <summary>The memory a deconvolution takes with its spectrum in memory, bytes.</summary>
    /// <param name="width">Voxels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="depth">Slices.</param>
    /// <param name="threads">How many threads work.</param>
    public static long WholeBytes(int width, int height, int depth, int threads) =>
        Always(width, height) + VolumeSpectrum.BytesOf(width, height, depth) + SectionFrames.Of(depth, threads) * SliceBytes(width, height);

    /// <summary>Memory for the spectrum where it fits, else a work file beside the output, of the size of the volume in float32.</summary>
    /// <param name="width">Voxels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="depth">Slices.</param>
    /// <param name="threads">How many threads will work.</param>
    /// <param name="maxBytes">How much memory the program may take in all.</param>
    /// <param name="outputFile">The file that is being made; the work file lies in its folder.</param>
    /// <exception cref="BadInputException">The memory does not suffice even for a work file, or the work file cannot be made.</exception>
    public static VolumeSpectrum Open(int width, int height, int depth, int threads, long maxBytes, string outputFile)
    {
        if (WholeBytes(width, height, depth, threads) <= maxBytes) return new MemorySpectrum(width, height, depth);
        // Those of the slices stay while slabs of rows are taken up.
        long slices = SectionFrames.Of(depth, threads) * (SliceBytes(width, height) + VolumeSpectrum.BytesOf(width, height, 1));
        long row = VolumeSpectrum.BytesOf(width, 1, depth), slabs = SectionFrames.Of(height, threads), least = Always(width, height) + slices + slabs * row;
        if (maxBytes < least)
            throw new BadInputException(Finding.Error("memory-too-small", outputFile, "--max-memory", Mebibytes(maxBytes), "at least " + Mebibytes(least), "Allow more memory, or fewer threads"));
        long rows = Math.Min((maxBytes - least) / (slabs * row) + 1, Array.MaxLength / (row / ValueBytes));
        if (rows < 1 || VolumeSpectrum.BytesOf(width, height, 1) / ValueBytes > Array.MaxLength)
            throw new BadInputException(Finding.Error("volume-too-large", outputFile, null, $"{width} x {height} x {depth} voxels", "one row of all sections, and one section, of at most 2147483591 voxels", "Allow as much memory as the volume takes, or bin it"));
        return new WorkFileSpectrum(Path.GetDirectoryName(Path.GetFullPath(outputFile))!, width, height, depth, (int)Math.Min(rows, height));
    }

    private static long SliceBytes(int width, int height) => (long)width * height * VoxelBytes;

    // The power of every column is kept for the grey values of some presets.
    private static long Always(int width, int height) => Program + VolumeSpectrum.BytesOf(width, height, 1) / ValueBytes * PowerBytes;

    private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / 1048576.0)} MiB");
}
