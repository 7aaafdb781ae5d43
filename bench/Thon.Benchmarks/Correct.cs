using System.Diagnostics;
using System.Globalization;
using Thon.Correct;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Pipeline;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Benchmarks;

/// <summary>What the corrections cost from file to file, beside the floor: reading, one forward and one inverse transform of every view, and writing.</summary>
internal static class Correct
{
    /// <summary>Views of the series unless stated otherwise: 3 degrees from one to the next.</summary>
    public const int UsualViews = 41;

    private const int Size = 4096;

    // What ctfphaseflip of IMOD 4.8.2 took for a view of this size elsewhere, on one core.
    private const double Ctfphaseflip = 6.3;

    private static readonly Length Coarse = new(2), Fine = new(1.35);

    private static readonly Job[] Jobs =
    [
        new("flip", Coarse, new(CorrectionMode.Flip, null)),
        new("multiply", Coarse, new(CorrectionMode.Multiply, null)),
        new("wiener", Coarse, Wiener),
        new("flip", Fine, new(CorrectionMode.Flip, null)),
        new("multiply", Fine, new(CorrectionMode.Multiply, null)),
        new("wiener", Fine, Wiener),
        new("flip to 4 A", Fine, new(CorrectionMode.Flip, null) { Finest = new(4) }),
        new("multiply to 4 A", Fine, new(CorrectionMode.Multiply, null) { Finest = new(4) }),
        new("wiener to 4 A", Fine, Wiener with { Finest = new(4) }),
    ];

    private static ProcessingSteps Wiener => new(CorrectionMode.Wiener, null) { SignalToNoise = SignalToNoise.FallOff(0.5, 15) };

    /// <summary>Prints the table.</summary>
    /// <param name="keep">A folder that keeps the series for the next time, or null.</param>
    /// <param name="views">How many views the series has.</param>
    public static void Run(string? keep, int views)
    {
        string scratch = Directory.CreateTempSubdirectory("thon-bench-").FullName;
        try
        {
            var series = NoiseSeries.Write(keep ?? scratch, FormattableString.Invariant($"noise-{views}"), Size, Size, views);
            Console.WriteLine($"{views} views of {Size} x {Size}, int16 to float32, +-60 degrees, 4 um\n");
            Console.WriteLine("| correction | A/px | CPU seconds a view, one thread | over the floor |");
            Console.WriteLine("|---|---|---|---|");
            Floor(series.Stack, Path.Combine(scratch, "floor.mrc"));
            double floor = CpuTime.Of(() => Floor(series.Stack, Path.Combine(scratch, "floor.mrc"))) / views;
            Row("floor: read, one forward and one inverse FFT, write", null, floor, floor);
            foreach (var job in Jobs)
            {
                Row(job.Name, job.Pixel, CpuTime.Of(() => Run(series, job, Path.Combine(scratch, "result.mrc"), threads: 1)) / views, floor);
                File.Delete(Path.Combine(scratch, "result.mrc"));
            }

            Row("ctfphaseflip, IMOD 4.8.2, as measured elsewhere", Coarse, Ctfphaseflip, floor);
            Threads(series, Path.Combine(scratch, "result.mrc"));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Writes a series of 61 views of 5760 x 4092 and prints the command whose memory is of interest.</summary>
    /// <param name="folder">The folder to write to.</param>
    public static void PrepareLarge(string folder)
    {
        string stack = NoiseSeries.Write(folder, "large", 5760, 4092, 61).Stack, name = Path.ChangeExtension(stack, null);
        Console.WriteLine($"/usr/bin/time -v ./thon correct {stack} --ctf {name}.defocus --tilt-angles {name}.tlt --tilt-axis 0 --hand +1 --voltage 300 --cs 2.7 --out {name}_flip.mrc");
    }

    /// <summary>The floor: reads, transforms there and back, and writes every image of a stack.</summary>
    /// <param name="path">The stack.</param>
    /// <param name="file">The file to write, which does not stay.</param>
    public static void Floor(string path, string file)
    {
        using (var stack = SectionFile.Open(path))
        using (var sink = MrcWriter.Create(file, new(stack.Width, stack.Height, stack.Count, MrcMode.Float32, stack.PixelSize)))
        {
            var image = new Image(stack.Width, stack.Height);
            var fft = new RealFft2D(stack.Width, stack.Height);
            var spectrum = new Complex32[fft.SpectrumWidth * stack.Height];
            for (int section = 0; section < stack.Count; section++)
            {
                stack.Read(section, image.Pixels);
                fft.Forward(image.Pixels, spectrum);
                fft.Inverse(spectrum, image.Pixels);
                sink.Write(section, image.Pixels);
            }
            sink.Complete();
        }
        File.Delete(file);
    }

    private static void Run(NoiseSeries series, Job job, string file, int threads)
    {
        var settings = new PreprocessSettings(series.Stack, series.MetadataAt(job.Pixel)) { Steps = job.Steps, Threads = threads };
        using (var input = SeriesInput.OpenForProcess(settings)) SingleSteps.Process(input, settings, file);
    }

    private static void Threads(NoiseSeries series, string file)
    {
        double two = Wall(2);
        // Reading and writing go on beside the one thread that computes; on one core they cannot.
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()) Process.GetCurrentProcess().ProcessorAffinity = 1;
        double one = Wall(1);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{Jobs[0].Name} at {Coarse.Angstroms} A/px, wall: {one:F1} s on one core, {two:F1} s on two, {one / two:F2} times faster."));

        double Wall(int threads)
        {
            long start = Stopwatch.GetTimestamp();
            Run(series, Jobs[0], file, threads);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            File.Delete(file);
            return seconds;
        }
    }

    private static void Row(string name, Length? pixel, double seconds, double floor) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {pixel?.Angstroms} | {seconds:F3} | {seconds / floor:F2} |"));

    /// <summary>One row of the table.</summary>
    private sealed record Job(string Name, Length Pixel, ProcessingSteps Steps);
}
