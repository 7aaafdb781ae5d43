using Thon.Fourier.Lanes;

namespace Thon.Correct.Levels;

/// <summary>The memory a filter works in, all of it points of as many lanes as a register has.</summary>
internal unsafe ref struct LaneBuffers<T>
    where T : struct, ILanes<T>
{
    private float* _stretch;

    private static int PointSize => LaneFft<T>.PointSize;

    /// <summary>The columns as they came, one point a column.</summary>
    public float* Source { get; private set; }

    /// <summary>The columns as they go.</summary>
    public float* Target { get; private set; }

    /// <summary>The transform of a box.</summary>
    public float* Spectrum { get; private set; }

    /// <summary>A filtered copy of it.</summary>
    public float* Filtered { get; private set; }

    /// <summary>What the transform works in.</summary>
    public float* Work { get; private set; }

    /// <summary>Phases at the image centre.</summary>
    public float* Phase { get; private set; }

    /// <summary>Their change with defocus.</summary>
    public float* Slope { get; private set; }

    /// <summary>Weights.</summary>
    public float* Weight { get; private set; }

    /// <summary>Noise over signal.</summary>
    public float* Noise { get; private set; }

    /// <summary>Floats needed for a job.</summary>
    public static int Size(FilterJob job) =>
        checked((2 * job.Plan.Width + 3 * job.Transform.Length + job.Transform.Scratch + 2 * job.Transform.Length) * PointSize);

    /// <summary>The buffers of a job, one after the other.</summary>
    public static LaneBuffers<T> Over(float* memory, FilterJob job)
    {
        nint canvas = (nint)job.Plan.Width * PointSize, box = (nint)job.Transform.Length * PointSize, table = box / 2;
        var buffers = default(LaneBuffers<T>);
        buffers.Source = memory;
        buffers.Target = memory += canvas;
        buffers.Spectrum = memory += canvas;
        buffers.Filtered = memory += box;
        buffers._stretch = memory += box;
        buffers.Phase = memory += box;
        buffers.Slope = memory += table;
        buffers.Weight = memory += table;
        buffers.Noise = memory += table;
        buffers.Work = memory + table;
        return buffers;
    }

    /// <summary>The numbers of the frequencies that the lanes carry, in the lanes' own order.</summary>
    /// <param name="first">The first of them.</param>
    public static T Frequencies(int first)
    {
        float* ramp = stackalloc float[PointSize];
        for (int lane = 0; lane < T.Count; lane++) ramp[2 * lane] = ramp[2 * lane + 1] = first + lane;
        InterleavedPoint.Load(ramp, out T re, out T _);
        return re;
    }

    /// <summary>Reads some frequencies of all columns.</summary>
    public readonly void Read(float* spectrum, nint pitch, int count, int columns)
    {
        float* padded = stackalloc float[PointSize];
        new Span<float>(padded, PointSize).Clear();
        for (int column = 0; column < columns; column++, spectrum += pitch)
        {
            float* from = spectrum;
            if (count < T.Count) new Span<float>(spectrum, 2 * count).CopyTo(new(from = padded, PointSize));
            InterleavedPoint.Load(from, out T re, out T im);
            SplitPoint.Store(Source + (nint)column * PointSize, re, im);
        }
    }

    /// <summary>Writes them.</summary>
    public readonly void Write(float* spectrum, nint pitch, int count, int columns)
    {
        float* padded = stackalloc float[PointSize];
        for (int column = 0; column < columns; column++, spectrum += pitch)
        {
            SplitPoint.Load(Target + (nint)column * PointSize, out T re, out T im);
            InterleavedPoint.Store(count < T.Count ? padded : spectrum, re, im);
            if (count < T.Count) new Span<float>(padded, 2 * count).CopyTo(new(spectrum, 2 * count));
        }
    }

    /// <summary>Neighbouring columns of the canvas, which goes on with its first column after its last.</summary>
    public readonly float* Stretch(int start, int length, int columns)
    {
        if (start >= 0 && start + length <= columns) return Source + (nint)start * PointSize;
        for (int i = 0; i < length;)
        {
            int column = ((start + i) % columns + columns) % columns, count = Math.Min(length - i, columns - column);
            new Span<float>(Source + (nint)column * PointSize, count * PointSize).CopyTo(new(_stretch + (nint)i * PointSize, count * PointSize));
            i += count;
        }
        return _stretch;
    }
}
