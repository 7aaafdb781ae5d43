using System.Diagnostics;
using System.Globalization;
using Thon.Correct;
using Thon.Estimate;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Benchmarks;

/// <summary>What each step of the main job costs, on a simulated series of 41 tilts of 4096 x 4096, with the floor no program can go below beside it.</summary>
internal static class Pipeline
{
    private const int Size = 4096;
    private const int Tilts = 41;

    /// <summary>Prints the table.</summary>
    /// <param name="keep">A folder that keeps the simulated series for the next time, or null.</param>
    public static void Run(string? keep)
    {
        string scratch = Directory.CreateTempSubdirectory("thon-bench-").FullName;
        try
        {
            string folder = Directory.CreateDirectory(keep ?? scratch).FullName, path = Path.Combine(folder, "series.mrc");
            var truth = Simulate(path);
            WriteMetadata(folder, truth);
            Console.WriteLine($"{Tilts} tilts of {Size} x {Size}, int16, 2 A/px, +-60 degrees, 4 um; {Environment.ProcessorCount} cores\n");
            Console.WriteLine("| step | CPU seconds a view, one thread |");
            Console.WriteLine("|---|---|");
            using (var stack = SectionFile.Open(path)) Steps(stack, truth, scratch);
            Whole(path, truth, folder, scratch);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static void WriteMetadata(string folder, TiltSeries truth)
    {
        File.WriteAllLines(Path.Combine(folder, "series.dose"), truth.Tilts.Select(tilt => string.Create(CultureInfo.InvariantCulture,
            $"{tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom} {tilt.Dose!.Value.ElectronsPerSquareAngstrom}")));
        File.WriteAllLines(Path.Combine(folder, "series.tlt"), truth.Tilts.Select(tilt => tilt.Angle.Degrees.ToString(CultureInfo.InvariantCulture)));
    }

    private static TiltSeries Simulate(string path)
    {
        var settings = new SimulationSettings
        {
            Width = Size,
            Height = Size,
            PixelSize = new(2),
            TiltAngles = [.. Enumerable.Range(-20, Tilts).Select(i => Angle.FromDegrees(3 * i))],
            SignalToNoise = 0.5,
        };
        var simulation = new Simulation(settings);
        if (File.Exists(path)) return simulation.Series;
        using var stack = simulation.AsStack();
        using var sink = MrcWriter.Create(path, new(Size, Size, Tilts, MrcMode.Int16, settings.PixelSize));
        SectionLoop.Run(Tilts, Environment.ProcessorCount, default, () => new Image(Size, Size), (i, image) =>
        {
            stack.Read(i, image.Pixels);
            sink.Write(i, image.Pixels);
        });
        sink.Complete();
        return simulation.Series;
    }

    private static void Steps(ISectionFile stack, TiltSeries truth, string folder)
    {
        var image = new Image(Size, Size);
        var result = new Image(Size, Size);
        var workspace = new Workspace();
        var fft = new RealFft2D(Size, Size);
        var spectrum = new Complex32[fft.SpectrumWidth * Size];
        double read = 0, floor = 0, correct = 0, write = 0;
        using (var sink = MrcWriter.Create(Path.Combine(folder, "steps.mrc"), new(Size, Size, Tilts, MrcMode.Float32, truth.PixelSize)))
            foreach (var tilt in truth.Tilts)
            {
                read += CpuTime.Of(() => stack.Read(tilt.Section, image.Pixels));
                floor += CpuTime.Of(() => fft.Forward(image.Pixels, spectrum)) + CpuTime.Of(() => fft.Inverse(spectrum, result.Pixels));
                correct += CpuTime.Of(() => FlipAndWeight(image, truth, tilt, workspace));
                write += CpuTime.Of(() => sink.Write(tilt.Section, image.Pixels));
            }
        double estimate = CpuTime.Of(() => CtfEstimation.Estimate(Unknown(truth), stack, [Angle.Zero], [Hand.Plus, Hand.Minus], new()));
        Row("read", read);
        Row("estimate, without reading", estimate - read);
        Row("correct (flip, exact at every defocus) and weight by dose", correct);
        Row("write float32", write);
        Row("sum, images read twice", read + estimate + correct + write);
        Row("floor: read, one forward and one inverse FFT, write", read + floor + write);
    }

    private static void FlipAndWeight(Image image, TiltSeries series, Tilt tilt, Workspace workspace)
    {
        var filter = new ProcessingSteps(CorrectionMode.Flip, new(ExposurePoint.Middle)).FiltersOf(series)[tilt.Section];
        new LocalCorrection(Size, Size, series.PixelSize, LocalOptics.Of(series, tilt), filter, workspace).ApplyInPlace(image);
    }

    private static void Whole(string path, TiltSeries truth, string folder, string scratch)
    {
        var metadata = new MetadataOptions
        {
            TiltAngles = Path.Combine(folder, "series.tlt"),
            DoseFile = Path.Combine(folder, "series.dose"),
            Voltage = truth.Microscope.Voltage,
            SphericalAberration = truth.Microscope.SphericalAberration,
        };
        var settings = new PreprocessSettings(path, metadata) { Threads = Environment.ProcessorCount };
        var clock = Stopwatch.StartNew();
        using var input = SeriesInput.OpenForRun(settings);
        Preprocess.Run(input, settings, Path.Combine(scratch, "out"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nThe whole run on {settings.Threads} threads: {clock.Elapsed.TotalSeconds:F1} s."));
    }

    private static TiltSeries Unknown(TiltSeries truth) =>
        truth with { Geometry = null, Tilts = [.. truth.Tilts.Select(tilt => tilt with { Estimate = null })] };

    private static void Row(string step, double seconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {step} | {seconds / Tilts:F3} |"));
}
