using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Fourier;
using Thon.Pipeline.Deconvolution;
using Thon.Tests.Correct.Deconvolution;
using Thon.Tests.Fourier;
using Xunit;

namespace Thon.Tests.Pipeline.Deconvolution;

/// <summary>Where a volume's spectrum is kept, by the memory there may be, and that the result does not show it.</summary>
public sealed class SpectrumStoresTests
{
    private const int Width = 256, Height = 200, Depth = 120, Threads = 2;

    private static readonly long Whole = SpectrumStores.WholeBytes(Width, Height, Depth, Threads);

    [Fact]
    public void The_spectrum_lies_in_memory_as_long_as_it_fits()
    {
        string file = Path.Combine(Repository.TemporaryFolder(), "out.mrc");
        using var fits = Open(file, Whole);
        using var lacks = Open(file, Whole - 1);
        Assert.IsType<MemorySpectrum>(fits);
        Assert.IsType<WorkFileSpectrum>(lacks);
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void Less_memory_takes_fewer_rows_together_until_there_is_room_for_none()
    {
        string file = Path.Combine(Repository.TemporaryFolder(), "out.mrc");
        int rows = int.MaxValue;
        for (long bytes = Whole - 1; ; bytes -= 1 << 20)
        {
            try
            {
                using var store = Assert.IsType<WorkFileSpectrum>(Open(file, bytes));
                Assert.InRange(store.RowsTogether, 1, Math.Min(rows, Height));
                rows = store.RowsTogether;
            }
            catch (BadInputException bad)
            {
                Assert.Equal("memory-too-small", bad.Findings.Single().Code);
                break;
            }
        }
        Assert.InRange(rows, 1, 8);
    }

    [Fact]
    public void The_file_is_the_same_byte_for_byte_wherever_the_spectrum_was()
    {
        string folder = Repository.TemporaryFolder(), volume = Path.Combine(folder, "v.mrc");
        using (var sink = MrcWriter.Create(volume, new(Width, Height, Depth, MrcMode.Float32, new(8)) { Labels = ["Thon: flip"] }))
        {
            for (int z = 0; z < Depth; z++) sink.Write(z, Signals.Noise(Width * Height, z));
            sink.Complete();
        }
        byte[][] results = [.. new[] { long.MaxValue, Whole - 1, Whole - (20 << 20) }.Select((bytes, i) =>
        {
            var job = new DeconvolutionJob(volume)
            {
                Stated = new() { Voltage = Volumes.Titan.Voltage, SphericalAberration = Volumes.Titan.SphericalAberration },
                Defocus = new(30000),
                Preset = Thon.Correct.Deconvolution.DeconvolutionPreset.IsoNet,
                Out = Path.Combine(folder, $"{i}.mrc"),
                MaxBytes = bytes,
                Threads = Threads,
            };
            using var input = VolumeInput.Open(job);
            DeconvolvedVolume.Write(input, job, cancellation: TestContext.Current.CancellationToken);
            return File.ReadAllBytes(job.File);
        })];
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
        Assert.Equal(7, Directory.GetFileSystemEntries(folder).Length);
    }

    private static VolumeSpectrum Open(string file, long bytes) => SpectrumStores.Open(Width, Height, Depth, Threads, bytes, file);
}
