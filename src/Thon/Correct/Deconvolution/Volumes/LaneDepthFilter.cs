using System.Runtime.CompilerServices;
using Thon.Fourier.Lanes;

namespace Thon.Correct.Deconvolution.Volumes;

/// <summary>The filter on registers of one width: as many columns at once as there are lanes, and several such tiles together, since neighbours arrive faster from memory.</summary>
internal sealed unsafe class LaneDepthFilter<T> : DepthFilter
    where T : struct, ILanes<T>
{
    // The tiles of a group stay well inside a second-level cache.
    private const int GroupFloats = 1 << 16;
    private const int MostTilesTogether = 8;

    private static int PointSize => LaneFft<T>.PointSize;

    /// <inheritdoc/>
    public override void RunInPlace(DepthJob job, float* values, nint pitch, long firstColumn, long columns, double[]? power, int threads)
    {
        int depth = job.Size.Z, tiles = (int)Math.Clamp(GroupFloats / ((long)depth * PointSize), 1, MostTilesTogether), group = tiles * T.Count;
        Dispenser.Share(checked((int)((columns + group - 1) / group)), threads, groups =>
        {
            using var scratch = new Scratch(checked((depth * tiles + job.Transform.Scratch + 1) * PointSize));
            foreach (int piece in groups.Pieces())
            {
                long start = (long)piece * group;
                int count = (int)Math.Min(group, columns - start);
                Group(job, values + 2 * start, pitch, firstColumn + start, count, power, scratch.Floats);
            }
        });
    }

    private static void Group(DepthJob job, float* values, nint pitch, long firstColumn, int columns, double[]? power, float* work)
    {
        int depth = job.Size.Z, tiles = (columns + T.Count - 1) / T.Count;
        nint tileSize = (nint)depth * PointSize;
        float* narrow = work + tiles * tileSize, rest = narrow + PointSize;
        Read(values, pitch, columns, depth, work, narrow);
        for (int tile = 0; tile < tiles; tile++)
        {
            float* points = work + tile * tileSize;
            int count = Math.Min(T.Count, columns - tile * T.Count);
            LaneFft<T>.Natural<SplitPoint, SplitPoint>(job.Transform, points, PointSize, points, PointSize, rest);
            if (job.IsTabulated) Filter<TabulatedFactor>(job, points, firstColumn + tile * T.Count, count, power, narrow);
            else Filter<ComputedFactor>(job, points, firstColumn + tile * T.Count, count, power, narrow);
            LaneFft<T>.Natural<SplitPoint, SplitPoint>(job.Transform, points, PointSize, points, PointSize, rest);
        }
        Write(work, columns, depth, values, pitch, narrow);
    }

    /// <summary>All tiles depth by depth; a tile that is not full is filled up with zeros.</summary>
    private static void Read(float* values, nint pitch, int columns, int depth, float* work, float* narrow)
    {
        nint tileSize = (nint)depth * PointSize;
        int full = columns / T.Count, left = columns % T.Count;
        new Span<float>(narrow, PointSize).Clear();
        for (int z = 0; z < depth; z++, values += pitch, work += PointSize)
        {
            for (int tile = 0; tile < full; tile++) Split(values + tile * PointSize, work + tile * tileSize);
            if (left == 0) continue;
            new ReadOnlySpan<float>(values + full * PointSize, 2 * left).CopyTo(new(narrow, 2 * left));
            Split(narrow, work + full * tileSize);
        }
    }

    private static void Write(float* work, int columns, int depth, float* values, nint pitch, float* narrow)
    {
        nint tileSize = (nint)depth * PointSize;
        int full = columns / T.Count, left = columns % T.Count;
        for (int z = 0; z < depth; z++, values += pitch, work += PointSize)
        {
            for (int tile = 0; tile < full; tile++) Join(work + tile * tileSize, values + tile * PointSize);
            if (left == 0) continue;
            Join(work + full * tileSize, narrow);
            new ReadOnlySpan<float>(narrow, 2 * left).CopyTo(new(values + full * PointSize, 2 * left));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split(float* values, float* point)
    {
        InterleavedPoint.Load(values, out T re, out T im);
        SplitPoint.Store(point, re, im);
    }

    // Real and imaginary parts were exchanged before the second transform, which made it an inverse one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Join(float* point, float* values)
    {
        SplitPoint.Load(point, out T im, out T re);
        InterleavedPoint.Store(values, re, im);
    }

    /// <summary>Multiplies a tile. Frequencies k and -k along the depth have one factor.</summary>
    private static void Filter<TFactor>(DepthJob job, float* points, long firstColumn, int count, double[]? power, float* narrow)
        where TFactor : struct, IRadialFactor
    {
        int depth = job.Size.Z;
        for (int i = 0; i < T.Count; i++) (narrow[2 * i], narrow[2 * i + 1]) = (job.SquareOf(firstColumn + i), i < count ? job.WeightOf(firstColumn + i) : 0);
        InterleavedPoint.Load(narrow, out T square, out T weight);
        T sum = T.Broadcast(0);
        fixed (float* table = job.Table.Values)
            for (int k = 0; 2 * k <= depth; k++)
            {
                T factor = TFactor.At(job, table, square + T.Broadcast(job.SquareAlong(k)));
                sum += Multiply(points + (nint)k * PointSize, factor);
                if (k > 0 && 2 * k < depth) sum += Multiply(points + (nint)(depth - k) * PointSize, factor);
            }
        if (power is null) return;
        InterleavedPoint.Store(narrow, sum * weight, sum);
        for (int i = 0; i < count; i++) power[firstColumn + i] = narrow[2 * i];
    }

    /// <summary>Multiplies one point, exchanges its parts, and gives its power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Multiply(float* point, T factor)
    {
        SplitPoint.Load(point, out T re, out T im);
        (re, im) = (re * factor, im * factor);
        SplitPoint.Store(point, im, re);
        return T.MultiplyAdd(re, re, im * im);
    }
}
