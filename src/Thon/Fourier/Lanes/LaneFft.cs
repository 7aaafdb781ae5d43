using System.Runtime.CompilerServices;

namespace Thon.Fourier.Lanes;

/// <summary>
/// One complex transform in every lane at once. Decimation in frequency, depth first: a pass over a block, then all passes over each of its sub-blocks,
/// so that the short blocks are done while they lie in the first-level cache. The last pass writes each point where its frequency belongs, wherever
/// that is, so nothing is reordered.
/// </summary>
internal static unsafe class LaneFft<T>
    where T : struct, ILanes<T>
{
    /// <summary>Floats of a point: real and imaginary part of every lane.</summary>
    public static int PointSize
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * T.Count;
    }

    /// <summary>Transforms split points in place; frequency k then lies at plan.Position[k].</summary>
    public static void InPlace(LanePlan plan, float* points, float* scratch)
    {
        if (plan.Convolution is { } convolution)
            LaneBluestein<T>.Run<SplitPoint, SplitPoint>(convolution, plan.Length, points, PointSize, points, PointSize, scratch);
        else if (plan.Length > 1)
            Split<SplitPoint, SplitPoint>(plan, new() { Source = points, SourcePitch = PointSize, Work = points });
    }

    /// <summary>
    /// Transforms points <paramref name="sourcePitch"/> floats apart into points <paramref name="targetPitch"/> floats apart, both in natural order. The two
    /// may be the same place; scratch may not.
    /// </summary>
    public static void Natural<TIn, TOut>(LanePlan plan, float* source, nint sourcePitch, float* target, nint targetPitch, float* scratch)
        where TIn : struct, IPointReader
        where TOut : struct, IPointWriter
    {
        if (plan.Convolution is { } convolution)
        {
            LaneBluestein<T>.Run<TIn, TOut>(convolution, plan.Length, source, sourcePitch, target, targetPitch, scratch);
        }
        else if (plan.Length > 1)
        {
            Split<TIn, TOut>(plan, new() { Source = source, SourcePitch = sourcePitch, Work = scratch, Target = target, TargetPitch = targetPitch });
        }
        else
        {
            TIn.Load(source, out T re, out T im);
            TOut.Store(target, re, im);
        }
    }

    /// <summary>
    /// Transforms several tiles of neighbouring columns in place, each as <see cref="Natural"/> would. The first pass goes through all tiles row by row:
    /// columns lie far apart in memory, and longer stretches of a row arrive faster.
    /// </summary>
    /// <param name="plan">The plan of a column.</param>
    /// <param name="columns">The first tile; the next lies a point further on.</param>
    /// <param name="pitch">Floats from one row to the next.</param>
    /// <param name="tiles">How many tiles.</param>
    /// <param name="scratch">plan.Scratch points for each tile.</param>
    public static void Tiles<TIn, TOut>(LanePlan plan, float* columns, nint pitch, int tiles, float* scratch)
        where TIn : struct, IPointReader
        where TOut : struct, IPointWriter
    {
        if (tiles == 1 || plan.Radices.Length < 2 || plan.Convolution != null)
        {
            for (int tile = 0; tile < tiles; tile++, columns += PointSize) Natural<TIn, TOut>(plan, columns, pitch, columns, pitch, scratch);
            return;
        }
        int span = plan.Length / plan.Radices[0];
        var first = new Pass { SourceLeg = span * pitch, SourceStep = PointSize, TargetLeg = span * PointSize, TargetStep = plan.Length * PointSize, Count = tiles };
        for (int j = 0; j < span; j++)
        {
            first.Source = columns + j * pitch;
            first.Target = scratch + j * PointSize;
            Run<TIn, TurnedPoint>(plan, 0, first, j);
        }
        for (int tile = 0; tile < tiles; tile++, columns += PointSize, scratch += plan.Length * PointSize)
            SubBlocks<TOut>(plan, new() { Target = columns, TargetPitch = pitch }, 1, scratch, span, 0);
    }

    /// <summary>Where a transform reads, works and writes; without a target the result stays in the work buffer.</summary>
    private struct Route
    {
        public float* Source;
        public nint SourcePitch;
        public float* Work;
        public float* Target;
        public nint TargetPitch;
    }

    private static void Split<TIn, TOut>(LanePlan plan, in Route route)
        where TIn : struct, IPointReader
        where TOut : struct, IPointWriter
    {
        int radix = plan.Radices[0], span = plan.Length / radix;
        if (span == 1)
        {
            float* target = route.Target == null ? route.Work : route.Target;
            nint targetLeg = route.Target == null ? PointSize : route.TargetPitch;
            Run<TIn, TOut>(plan, 0, new() { Source = route.Source, SourceLeg = route.SourcePitch, Target = target, TargetLeg = targetLeg, Count = 1 });
            return;
        }
        Run<TIn, TurnedPoint>(plan, 0, new()
        {
            Source = route.Source,
            SourceLeg = span * route.SourcePitch,
            SourceStep = route.SourcePitch,
            Target = route.Work,
            TargetLeg = span * PointSize,
            TargetStep = PointSize,
            Count = span,
        });
        SubBlocks<TOut>(plan, route, 1, route.Work, span, 0);
    }

    /// <summary>The passes from <paramref name="pass"/> on over the sub-blocks that the pass before has made of one block.</summary>
    private static void SubBlocks<TOut>(LanePlan plan, in Route route, int pass, float* block, int span, int frequency)
        where TOut : struct, IPointWriter
    {
        int blocks = plan.Radices[pass - 1], step = plan.Length / (blocks * span);
        if (pass == plan.Radices.Length - 1)
        {
            LastPass<TOut>(plan, route, block, blocks, frequency, step);
            return;
        }
        int subSpan = span / plan.Radices[pass];
        for (int k = 0; k < blocks; k++, block += span * PointSize, frequency += step)
        {
            Run<SplitPoint, TurnedPoint>(plan, pass, new()
            {
                Source = block,
                SourceLeg = subSpan * PointSize,
                SourceStep = PointSize,
                Target = block,
                TargetLeg = subSpan * PointSize,
                TargetStep = PointSize,
                Count = subSpan,
            });
            SubBlocks<TOut>(plan, route, pass + 1, block, subSpan, frequency);
        }
    }

    private static void LastPass<TOut>(LanePlan plan, in Route route, float* block, int blocks, int frequency, int step)
        where TOut : struct, IPointWriter
    {
        int radix = plan.Radices[^1];
        nint blockSize = radix * PointSize;
        var pass = new Pass { Source = block, SourceLeg = PointSize, SourceStep = blockSize, Target = block, TargetLeg = PointSize, TargetStep = blockSize, Count = blocks };
        if (route.Target != null)
        {
            pass.Target = route.Target + frequency * route.TargetPitch;
            pass.TargetLeg = plan.Length / radix * route.TargetPitch;
            pass.TargetStep = step * route.TargetPitch;
        }
        Run<SplitPoint, TOut>(plan, plan.Radices.Length - 1, pass);
    }

    /// <summary>A pass of butterflies numbered from 0 up, each with its own twiddle factors.</summary>
    private static void Run<TIn, TOut>(LanePlan plan, int index, Pass pass)
        where TIn : struct, IPointReader
        where TOut : struct, IPointWriter
    {
        pass.Twiddles = Address(plan.Twiddles[index]);
        pass.TwiddleStep = 2 * (plan.Radices[index] - 1);
        Dispatch<TIn, TOut>(plan, index, pass);
    }

    /// <summary>Butterfly number <paramref name="butterfly"/> of a pass, in several tiles.</summary>
    private static void Run<TIn, TOut>(LanePlan plan, int index, Pass pass, int butterfly)
        where TIn : struct, IPointReader
        where TOut : struct, IPointWriter
    {
        pass.Twiddles = Address(plan.Twiddles[index]) + 2 * (plan.Radices[index] - 1) * butterfly;
        pass.TwiddleStep = 0;
        Dispatch<TIn, TOut>(plan, index, pass);
    }

    private static void Dispatch<TIn, TOut>(LanePlan plan, int index, in Pass pass)
        where TIn : struct, IPointReader
        where TOut : struct, IPointWriter
    {
        switch (plan.Radices[index])
        {
            case 2: Radix2.Run<T, TIn, TOut>(pass); break;
            case 3: Radix3.Run<T, TIn, TOut>(pass); break;
            case 4: Radix4.Run<T, TIn, TOut>(pass); break;
            case 5: Radix5.Run<T, TIn, TOut>(pass); break;
            case 8: Radix8.Run<T, TIn, TOut>(pass); break;
            case int radix: RadixOdd.Run<T, TIn, TOut>(pass, radix, Address(plan.OddAngles[index])); break;
        }
    }

    /// <summary>The address of a pinned table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Address(float[] pinned) => (float*)Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(pinned));
}
