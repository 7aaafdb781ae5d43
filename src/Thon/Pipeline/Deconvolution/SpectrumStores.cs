using System.Globalization;
using Thon.Findings;
using Thon.Formats;
using Thon.Fourier;

namespace Thon.Pipeline.Deconvolution;

/// <summary>Decides where the spectrum of a volume is kept while it is deconvolved. What comes out is the same, bit for bit.</summary>
public static class SpectrumStores
{
    // What the program itself takes, its runtime and the tables of its transforms.
    private const long Program = 80L << 20;

    // Frames of a stream of sections beside the ones worked on.
    private const int FramesBeside = 2;

    private const int VoxelBytes = sizeof(float), ValueBytes = 2 * sizeof(float);

    /// <summary>The memory a deconvolution takes with its spectrum in memory, bytes.</summary>
    /// <param name="width">Voxels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="depth">Slices.</param>
    /// <param name="threads">How many threads work.</param>
    public static long WholeBytes(int width, int height, int depth, int threads) =>
        Program + MemorySpectrum.BytesOf(width, height, depth) + (threads + FramesBeside) * (long)width * height * VoxelBytes;

    /// <summary>Memory for the spectrum where it fits, else a work file beside the output, of the size of the volume in float32.</summary>
    /// <param name="width">Voxels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="depth">Slices.</param>
    /// <param name="threads">How many threads will work.</param>
    /// <param name="maxBytes">How much memory the program may take in all.</param>
    /// <param name="outputFile">The file that is being made; the work file lies in its folder.</param>
    /// <exception cref="BadInputException">The memory does not suffice even for a work file, or the work file cannot be made.</exception>
    public static ISpectrumStore Open(int width, int height, int depth, int threads, long maxBytes, string outputFile)
    {
        if (WholeBytes(width, height, depth, threads) <= maxBytes) return new MemorySpectrum(width, height, depth);
        long frames = threads + FramesBeside, slice = (long)width * height * VoxelBytes + MemorySpectrum.BytesOf(width, height, 1), row = MemorySpectrum.BytesOf(width, 1, depth);
        // Slices are not cleared away yet when slabs of rows are taken up.
        long least = Program + frames * (slice + row);
        if (maxBytes < least)
            throw new BadInputException(Finding.Error("memory-too-small", outputFile, "--max-memory", Mebibytes(maxBytes), "at least " + Mebibytes(least), "Allow more memory, or fewer threads"));
        long rows = Math.Min((maxBytes - Program - frames * slice) / (frames * row), Array.MaxLength / (row / ValueBytes));
        return SpectrumFile.Create(Path.GetDirectoryName(Path.GetFullPath(outputFile))!, width, height, depth, (int)Math.Min(rows, height));
    }

    private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / 1048576.0)} MiB");
}
