using Thon.Fourier.Lanes;

namespace Thon.Correct.Levels;

/// <summary>The filter on registers of one width: as many frequencies along the columns at once as there are lanes.</summary>
internal sealed unsafe class LaneLevelFilter<T> : LevelFilter
    where T : struct, ILanes<T>
{
    private static int PointSize => LaneFft<T>.PointSize;

    /// <inheritdoc/>
    protected override void RunInPlace(FilterJob job, float* spectrum)
    {
        switch (job.Mode)
        {
            case CorrectionMode.None: Run<NoFilter>(job, spectrum); break;
            case CorrectionMode.Flip: Run<FlipFilter>(job, spectrum); break;
            case CorrectionMode.Multiply: Run<MultiplyFilter>(job, spectrum); break;
            default: Run<WienerFilter>(job, spectrum); break;
        }
    }

    private static void Run<TFilter>(FilterJob job, float* spectrum)
        where TFilter : struct, ICtfFilter
    {
        using var scratch = new Scratch(LaneBuffers<T>.Size(job));
        var buffers = LaneBuffers<T>.Over(scratch.Floats, job);
        nint pitch = 2 * job.Frequencies;
        for (int first = 0; first < job.Frequencies; first += T.Count)
        {
            int count = Math.Min(T.Count, job.Frequencies - first);
            LaneTables<T>.Fill(job, LaneBuffers<T>.Frequencies(first), buffers);
            buffers.Read(spectrum + 2 * first, pitch, count, job.Plan.Width);
            if (job.Plan.IsFlat) Whole<TFilter>(job, buffers);
            else Boxes<TFilter>(job, buffers);
            buffers.Write(spectrum + 2 * first, pitch, count, job.Plan.Width);
        }
    }

    /// <summary>One defocus for all columns: they are filtered where they are.</summary>
    private static void Whole<TFilter>(FilterJob job, in LaneBuffers<T> at)
        where TFilter : struct, ICtfFilter
    {
        int points = job.Transform.Length;
        LaneFft<T>.Natural<SplitPoint, SplitPoint>(job.Transform, at.Source, PointSize, at.Spectrum, PointSize, at.Work);
        WeightInPlace(job, at);
        Filter<TFilter>(at, at.Spectrum, 0, job.Tables, points);
        LaneFft<T>.Natural<SplitPoint, SplitPoint>(job.Transform, at.Spectrum, PointSize, at.Spectrum, PointSize, at.Work);
        T scale = T.Broadcast(1f / points);
        for (nint i = 0; i < (nint)points * PointSize; i += PointSize)
        {
            SplitPoint.Load(at.Spectrum + i, out T im, out T re);
            SplitPoint.Store(at.Target + i, re * scale, im * scale);
        }
    }

    private static void Boxes<TFilter>(FilterJob job, in LaneBuffers<T> at)
        where TFilter : struct, ICtfFilter
    {
        int points = job.Transform.Length;
        new Span<float>(at.Target, job.Plan.Width * PointSize).Clear();
        foreach (var box in job.Boxes)
        {
            float* source = at.Stretch(box.Start, points, job.Plan.Width);
            LaneFft<T>.Natural<SplitPoint, SplitPoint>(job.Transform, source, PointSize, at.Spectrum, PointSize, at.Work);
            WeightInPlace(job, at);
            foreach (var level in box.Levels)
            {
                Filter<TFilter>(at, at.Filtered, level.Defocus, job.Tables, points);
                LaneFft<T>.Natural<SplitPoint, SplitPoint>(job.Transform, at.Filtered, PointSize, at.Filtered, PointSize, at.Work);
                Add(level, at.Filtered, at.Target + (nint)(box.Start + level.First) * PointSize);
            }
        }
    }

    private static void WeightInPlace(FilterJob job, in LaneBuffers<T> at)
    {
        if (job.Tables.Weights is null) return;
        float* point = at.Spectrum, weights = at.Weight;
        for (int i = 0; i < job.Transform.Length; i++, point += PointSize, weights += T.Count)
        {
            SplitPoint.Load(point, out T re, out T im);
            T weight = T.Load(weights);
            SplitPoint.Store(point, re * weight, im * weight);
        }
    }

    /// <summary>The filter of one defocus. Real and imaginary parts leave exchanged, which makes the forward transform that follows an inverse one.</summary>
    private static void Filter<TFilter>(in LaneBuffers<T> at, float* target, float defocus, RadialTables tables, int points)
        where TFilter : struct, ICtfFilter
    {
        T offset = T.Broadcast(defocus), largest = T.Broadcast(tables.Limit), perSlope = T.Broadcast(tables.PhasePerSlope), one = T.Broadcast(1), curve = T.Broadcast(1f / 24);
        float* point = at.Spectrum, phase = at.Phase, slope = at.Slope, noise = at.Noise;
        for (int i = 0; i < points; i++, point += PointSize, target += PointSize, phase += T.Count, slope += T.Count, noise += T.Count)
        {
            SplitPoint.Load(point, out T re, out T im);
            // The weights make good for the mixing, 1 / sinc^3, and the limit is on both together.
            T perDefocus = T.Load(slope), turn = perDefocus * perSlope, left = T.SubtractProduct(turn * turn, curve, one);
            T factor = TFilter.Factor(T.MultiplyAdd(perDefocus, offset, T.Load(phase)), T.Load(noise), largest * left * left * left);
            SplitPoint.Store(target, im * factor, re * factor);
        }
    }

    private static void Add(Level level, float* filtered, float* target)
    {
        filtered += (nint)level.First * PointSize;
        foreach (float weight in level.Weights)
        {
            SplitPoint.Load(filtered, out T im, out T re);
            SplitPoint.Load(target, out T sumRe, out T sumIm);
            T w = T.Broadcast(weight);
            SplitPoint.Store(target, T.MultiplyAdd(w, re, sumRe), T.MultiplyAdd(w, im, sumIm));
            filtered += PointSize;
            target += PointSize;
        }
    }
}
