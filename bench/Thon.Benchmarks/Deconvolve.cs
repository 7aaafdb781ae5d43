using System.Diagnostics;
using System.Globalization;
using Thon.Correct.Deconvolution;
using Thon.Correct.Deconvolution.Volumes;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Units;

namespace Thon.Benchmarks;

/// <summary>What the deconvolution of a volume costs beside its two transforms alone, in memory and from file to file.</summary>
internal static class Deconvolve
{
    private const int Width = 512, Height = 512, Depth = 256, Rounds = 7;

    // What IsoNet 1's own deconvolution took for a volume of this size elsewhere, on one core.
    private const double IsoNet = 5.75;

    private static readonly Length Pixel = new(10);

    /// <summary>Prints the table.</summary>
    public static void Run()
    {
        string scratch = Directory.CreateTempSubdirectory("thon-bench-").FullName;
        try
        {
            string file = Path.Combine(scratch, "volume.mrc"), result = Path.Combine(scratch, "result.mrc");
            float[] voxels = new float[Width * Height * Depth];
            var random = new Random(1);
            foreach (ref float voxel in voxels.AsSpan()) voxel = (float)random.NextDouble();
            Write(file, voxels);
            Console.WriteLine($"A volume of {Width} x {Height} x {Depth}, float32, {Pixel.Angstroms} A, one thread\n");
            Console.WriteLine("| what | processor seconds | over the first of its kind |");
            Console.WriteLine("|---|---|---|");
            InMemory(voxels);
            FromFileToFile(file, result);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| IsoNet 1, as measured elsewhere, wall | {IsoNet:F2} | |"));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Writes a volume of 2048 x 2048 x 1024 and prints the commands whose memory is of interest.</summary>
    /// <param name="folder">The folder to write to; 17 GB, and as much again for each result and for a work file.</param>
    public static void PrepareLarge(string folder)
    {
        const int width = 2048, height = 2048, depth = 1024;
        string file = Path.Combine(Directory.CreateDirectory(folder).FullName, "large-volume.mrc");
        var random = new Random(1);
        float[] noise = new float[(1 << 24) + width], slice = new float[width * height];
        foreach (ref float voxel in noise.AsSpan()) voxel = (float)random.NextDouble() - 0.5f;
        using (var sink = MrcWriter.Create(file, new(width, height, depth, MrcMode.Float32, Pixel)))
        {
            for (int z = 0; z < depth; z++)
            {
                for (int y = 0; y < height; y++) noise.AsSpan(random.Next(1 << 24), width).CopyTo(slice.AsSpan(y * width));
                sink.Write(z, slice);
            }
            sink.Complete();
        }
        string command = $"/usr/bin/time -v ./thon deconvolve {file} --input-state raw --defocus 30000 --voltage 300 --cs 2.7 --threads 2 --out {folder}";
        Console.WriteLine($"{command}/in-a-work-file.mrc --max-memory 4G\n{command}/in-memory.mrc");
    }

    // In turns, so that what else the machine does hits all of them alike; the least counts.
    private static void Race(params (string Name, Action Work)[] jobs)
    {
        double[] best = [.. jobs.Select(_ => double.MaxValue)];
        for (int round = 0; round < Rounds; round++)
            for (int i = 0; i < jobs.Length; i++) best[i] = Math.Min(best[i], CpuTime.Of(jobs[i].Work));
        for (int i = 0; i < jobs.Length; i++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {jobs[i].Name} | {best[i]:F3} | {best[i] / best[0]:F2} |"));
    }

    private static void InMemory(float[] voxels)
    {
        var fft = new RealFft3D(Width, Height, Depth);
        var spectrum = new Complex32[fft.SpectrumWidth * Height * Depth];
        float[] output = new float[voxels.Length];
        VolumeInMemory from = new(Width, Height, voxels), to = new(Width, Height, output);
        var jobs = DeconvolutionPreset.All.Select(preset => ($"deconvolution in memory, {preset.Name}", (Action)(() => Run(from, to, preset, new MemorySpectrum(Width, Height, Depth)))));
        Race([("the two transforms alone, in memory", () => { fft.Forward(voxels, spectrum); fft.Inverse(spectrum, output); }), .. jobs]);
    }

    private static void FromFileToFile(string file, string result) => Race(
        ("floor: read, the two transforms, write", () => ToFile(file, result, Transform)),
        ("deconvolution from file to file, warp", () => ToFile(file, result, (from, to) => Run(from, to, DeconvolutionPreset.Warp, new MemorySpectrum(Width, Height, Depth)))),
        ("the same, isonet", () => ToFile(file, result, (from, to) => Run(from, to, DeconvolutionPreset.IsoNet, new MemorySpectrum(Width, Height, Depth)))),
        ("the same, warp, in a work file, 32 rows together", () => ToFile(file, result, (from, to) => Run(from, to, DeconvolutionPreset.Warp, new WorkFileSpectrum(Path.GetDirectoryName(result)!, Width, Height, Depth, 32)))));

    private static void Run(ISectionSource from, ISectionSink to, DeconvolutionPreset preset, VolumeSpectrum store)
    {
        var ctf = new ContrastTransfer(new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07), Defocus.Round(new(30000)), Angle.Zero);
        using (store) VolumeDeconvolution.Run(from, to, new(new(preset), ctf, InputState.Raw, Pixel), store, 1, () => { }, CancellationToken.None);
    }

    private static void Transform(ISectionSource from, ISectionSink to)
    {
        var fft = new RealFft3D(Width, Height, Depth);
        const int slice = Width * Height;
        float[] voxels = new float[slice * Depth];
        var spectrum = new Complex32[fft.SpectrumWidth * Height * Depth];
        for (int z = 0; z < Depth; z++) from.Read(z, voxels.AsSpan(z * slice, slice));
        fft.Forward(voxels, spectrum);
        fft.Inverse(spectrum, voxels);
        for (int z = 0; z < Depth; z++) to.Write(z, voxels.AsSpan(z * slice, slice));
    }

    private static void ToFile(string file, string result, Action<ISectionSource, ISectionSink> work)
    {
        using var volume = SectionFile.Open(file);
        using var sink = MrcWriter.Create(result, new(Width, Height, Depth, MrcMode.Float32, Pixel) { Overwrite = Overwrite.Replace });
        work(volume, sink);
        sink.Complete();
    }

    private static void Write(string file, float[] voxels)
    {
        using var sink = MrcWriter.Create(file, new(Width, Height, Depth, MrcMode.Float32, Pixel));
        for (int z = 0; z < Depth; z++) sink.Write(z, voxels.AsSpan(z * Width * Height, Width * Height));
        sink.Complete();
    }
}
