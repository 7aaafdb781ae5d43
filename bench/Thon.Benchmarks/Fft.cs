using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Thon.Fourier;
using Thon.Imaging;

namespace Thon.Benchmarks;

/// <summary>Our transforms beside FFTW's on the same buffers, one thread: the competitors take turns, and the least processor time of each counts.</summary>
internal static unsafe class Fft
{
    private static readonly Subject[] Subjects =
    [
        new("512x512 x 64", [512, 512], 64),
        new("512x512 x 256", [512, 512], 256),
        new("256x512 x 64", [512, 256], 64),
        new("1024x512 x 32", [512, 1024], 32),
        new("1024x1024 x 16", [1024, 1024], 16),
        new("256x256 x 256", [256, 256], 256),
        new("480x480 x 64", [480, 480], 64),
        new("4096x4096", [4096, 4096], 1),
        new("5760x4092", [4092, 5760], 1),
        new("512x512x256", [256, 512, 512], 1),
    ];

    /// <summary>Prints a markdown table of the named subjects, or of all.</summary>
    public static void Run(string[] names)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var competitors = new List<string> { "ours", "FFTW MEASURE", "FFTW ESTIMATE" };
        if (names.Contains("ours")) competitors.RemoveRange(1, 2);
        Console.WriteLine("| width x height (x depth or images) | who | forward ms | inverse ms | sum ms | sum / MEASURE | planning ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var subject in Subjects.Where(subject => names.All(name => name == "ours") || names.Contains(subject.Name)))
            Print(subject, Measure(subject, competitors));
    }

    private sealed record Subject(string Name, int[] Size, int Images);

    private sealed record Competitor(string Name, TimeSpan Planning, Action Forward, Action Inverse)
    {
        public double BestForward { get; set; } = double.MaxValue;

        public double BestInverse { get; set; } = double.MaxValue;
    }

    private static void Print(Subject subject, List<Competitor> results)
    {
        double reference = results.FirstOrDefault(result => result.Name.EndsWith("MEASURE")) is { } fftw ? fftw.BestForward + fftw.BestInverse : double.NaN;
        foreach (var result in results)
        {
            double sum = result.BestForward + result.BestInverse;
            Console.WriteLine($"| {subject.Name} | {result.Name} | {result.BestForward:F1} | {result.BestInverse:F1} | {sum:F1} | {sum / reference:F2} | {result.Planning.TotalMilliseconds:F0} |");
        }
    }

    private static List<Competitor> Measure(Subject subject, List<string> names)
    {
        int pixelCount = subject.Size.Aggregate((a, b) => a * b), valueCount = pixelCount / subject.Size[^1] * (subject.Size[^1] / 2 + 1);
        var pixels = GC.AllocateArray<float>(pixelCount * subject.Images, pinned: true);
        var spectra = GC.AllocateArray<Complex32>(valueCount * subject.Images, pinned: true);
        var competitors = names.Select(name => Plan(name, subject, pixels, spectra)).ToList();
        var random = new Random(1);
        for (int i = 0; i < pixels.Length; i++) pixels[i] = random.NextSingle() - 0.5f;

        var clock = Stopwatch.StartNew();
        for (int round = 0; round < 5 || (round < 40 && clock.Elapsed < TimeSpan.FromSeconds(12)); round++)
            foreach (var competitor in competitors)
            {
                competitor.BestForward = Math.Min(competitor.BestForward, ProcessorTime(competitor.Forward));
                competitor.BestInverse = Math.Min(competitor.BestInverse, ProcessorTime(competitor.Inverse));
                if (competitor.Name != "ours") Rescale(pixels, 1f / pixelCount);
            }
        return competitors;
    }

    private static Competitor Plan(string name, Subject subject, float[] pixels, Complex32[] spectra)
    {
        if (name != "ours") return PlanFftw(name, subject, pixels, spectra);
        long start = Stopwatch.GetTimestamp();
        int width = subject.Size[^1], height = subject.Size[^2], images = subject.Images;
        if (subject.Size.Length == 3)
        {
            var volume = new RealFft3D(width, height, subject.Size[0]);
            return new(name, Stopwatch.GetElapsedTime(start), () => volume.Forward(pixels, spectra), () => volume.Inverse(spectra, pixels));
        }
        var image = new RealFft2D(width, height);
        return new(name, Stopwatch.GetElapsedTime(start), () => image.ForwardBatch(pixels, spectra, images), () => image.InverseBatch(spectra, pixels, images));
    }

    private static Competitor PlanFftw(string name, Subject subject, float[] pixels, Complex32[] spectra)
    {
        var fftw = new Fftw(subject.Size, pixels, spectra, name.EndsWith("MEASURE") ? Fftw.Planning.Measure : Fftw.Planning.Estimate);
        int pixelCount = pixels.Length / subject.Images, valueCount = spectra.Length / subject.Images;
        return new(name, fftw.PlanningTime, Forward, Inverse);

        void Forward()
        {
            fixed (float* real = pixels)
            fixed (Complex32* complex = spectra)
                for (int i = 0; i < subject.Images; i++) fftw.Forward(real + (nint)i * pixelCount, complex + (nint)i * valueCount);
        }

        void Inverse()
        {
            fixed (float* real = pixels)
            fixed (Complex32* complex = spectra)
                for (int i = 0; i < subject.Images; i++) fftw.Inverse(complex + (nint)i * valueCount, real + (nint)i * pixelCount);
        }
    }

    private static void Rescale(float[] pixels, float factor)
    {
        for (int i = 0; i < pixels.Length; i++) pixels[i] *= factor;
    }

    /// <summary>Milliseconds of this thread's processor time.</summary>
    private static double ProcessorTime(Action action)
    {
        double start = ThreadMilliseconds();
        action();
        return ThreadMilliseconds() - start;
    }

    private static double ThreadMilliseconds()
    {
        const int threadProcessorTime = 3;
        long* time = stackalloc long[2];
        _ = clock_gettime(threadProcessorTime, time);
        return time[0] * 1e3 + time[1] / 1e6;
    }

    [DllImport("libc")]
    private static extern int clock_gettime(int clock, long* time);
}
