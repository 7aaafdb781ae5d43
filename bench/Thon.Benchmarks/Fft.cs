using System.Diagnostics;
using System.Globalization;
using Thon.Fourier;
using Thon.Imaging;

namespace Thon.Benchmarks;

/// <summary>
/// Our transforms beside FFTW's on the same buffers. One thread: the competitors take turns and the least processor time of each counts, so that a busy
/// machine is fair to all. Two threads, ours only: the processor time of both together, which says what sharing costs even on a busy machine, and the
/// wall time, which says something on an idle one only.
/// </summary>
internal static unsafe class Fft
{
    private static readonly Subject[] Subjects =
    [
        new("512x512", [512, 512], 1),
        new("512x512 x 256", [512, 512], 256),
        new("256x512 x 128", [512, 256], 128),
        new("512x1024 x 64", [1024, 512], 64),
        new("1024x1024 x 32", [1024, 1024], 32),
        new("256x256 x 256", [256, 256], 256),
        new("480x480 x 128", [480, 480], 128),
        new("4096x4096", [4096, 4096], 1),
        new("512x512x256", [256, 512, 512], 1),
        new("5760x4092", [4092, 5760], 1) { IsSlow = true },
    ];

    /// <summary>Prints a markdown table of the named subjects, or of all but those that FFTW plans for minutes.</summary>
    public static void Run(string[] names)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.WriteLine("| width x height (x depth, or x images) | who | forward ms | inverse ms | sum ms | sum / MEASURE | planning ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var subject in Subjects.Where(subject => names.Length == 0 ? !subject.IsSlow : names.Contains(subject.Name)))
            Print(subject, Measure(subject));
    }

    private static void Print(Subject subject, List<Competitor> results)
    {
        var measure = results.Single(result => result.Name == "FFTW MEASURE");
        foreach (var result in results)
        {
            double sum = result.BestForward + result.BestInverse;
            string ratio = result.Clock == Clock.Thread ? (sum / (measure.BestForward + measure.BestInverse)).ToString("F2") : "";
            Console.WriteLine($"| {subject.Name} | {result.Name} | {result.BestForward:G4} | {result.BestInverse:G4} | {sum:G4} | {ratio} | {result.Planning.TotalMilliseconds:F0} |");
        }
    }

    private static List<Competitor> Measure(Subject subject)
    {
        using var buffers = new Buffers(subject);
        List<Competitor> competitors =
        [
            Ours("Thon", Clock.Thread, subject, buffers, threads: 1),
            FftwOf(Fftw.Planning.Measure, subject, buffers),
            FftwOf(Fftw.Planning.Estimate, subject, buffers),
            Ours("Thon, 2 threads, their processor time", Clock.Process, subject, buffers, threads: 2),
            Ours("Thon, 2 threads, wall", Clock.Wall, subject, buffers, threads: 2),
        ];
        buffers.Fill();
        var clock = Stopwatch.StartNew();
        for (int round = 0; round < 5 || (round < 60 && clock.Elapsed < TimeSpan.FromSeconds(15)); round++)
            foreach (var competitor in competitors)
            {
                competitor.Race();
                if (competitor.IsUnscaled) buffers.Rescale();
            }
        return competitors;
    }

    private static Competitor Ours(string name, Clock clock, Subject subject, Buffers buffers, int threads)
    {
        long start = Stopwatch.GetTimestamp();
        int width = subject.Size[^1], height = subject.Size[^2], images = subject.Images;
        if (subject.Size.Length == 3)
        {
            var volume = new RealFft3D(width, height, subject.Size[0]);
            return new(name, clock, Stopwatch.GetElapsedTime(start), () => volume.Forward(buffers.Pixels, buffers.Spectra, threads), () => volume.Inverse(buffers.Spectra, buffers.Pixels, threads));
        }
        var image = new RealFft2D(width, height);
        return new(
            name,
            clock,
            Stopwatch.GetElapsedTime(start),
            () => image.ForwardBatch(buffers.Pixels, buffers.Spectra, images, threads),
            () => image.InverseBatch(buffers.Spectra, buffers.Pixels, images, threads));
    }

    private static Competitor FftwOf(Fftw.Planning planning, Subject subject, Buffers buffers)
    {
        var fftw = new Fftw(subject.Size, buffers.FirstPixel, buffers.FirstValue, planning);
        return new($"FFTW {planning.ToString().ToUpperInvariant()}", Clock.Thread, fftw.PlanningTime, Forward, Inverse) { IsUnscaled = true };

        void Forward()
        {
            for (int i = 0; i < subject.Images; i++) fftw.Forward(buffers.FirstPixel + i * subject.PixelCount, buffers.FirstValue + i * subject.ValueCount);
        }

        void Inverse()
        {
            for (int i = 0; i < subject.Images; i++) fftw.Inverse(buffers.FirstValue + i * subject.ValueCount, buffers.FirstPixel + i * subject.PixelCount);
        }
    }

    /// <summary>What is transformed: sizes slowest dimension first.</summary>
    private sealed record Subject(string Name, int[] Size, int Images)
    {
        public bool IsSlow { get; init; }

        public nint PixelCount => Size.Aggregate((a, b) => a * b);

        public nint ValueCount => PixelCount / Size[^1] * (Size[^1] / 2 + 1);
    }

    /// <summary>Buffers that start on a cache line: FFTW takes slower code for anything less than 16 bytes.</summary>
    private sealed class Buffers(Subject subject) : IDisposable
    {
        public float* FirstPixel { get; } = (float*)Allocate(subject.PixelCount * subject.Images * sizeof(float));

        public Complex32* FirstValue { get; } = (Complex32*)Allocate(subject.ValueCount * subject.Images * sizeof(Complex32));

        public Span<float> Pixels => new(FirstPixel, (int)(subject.PixelCount * subject.Images));

        public Span<Complex32> Spectra => new(FirstValue, (int)(subject.ValueCount * subject.Images));

        public void Fill()
        {
            var random = new Random(1);
            foreach (ref float pixel in Pixels) pixel = random.NextSingle() - 0.5f;
        }

        /// <summary>Undoes the growth that an unscaled inverse brings, lest the data overflow.</summary>
        public void Rescale()
        {
            foreach (ref float pixel in Pixels) pixel /= subject.PixelCount;
        }

        public void Dispose()
        {
            System.Runtime.InteropServices.NativeMemory.AlignedFree(FirstPixel);
            System.Runtime.InteropServices.NativeMemory.AlignedFree(FirstValue);
        }

        private static void* Allocate(nint bytes) => System.Runtime.InteropServices.NativeMemory.AlignedAlloc((nuint)bytes, 64);
    }
}
