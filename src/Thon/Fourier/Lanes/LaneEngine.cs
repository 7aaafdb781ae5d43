namespace Thon.Fourier.Lanes;

/// <summary>The steps on registers of one width: bands of as many rows, and tiles of as many columns, as there are lanes.</summary>
internal sealed unsafe class LaneEngine<T> : Engine
    where T : struct, ILanes<T>
{
    // Columns whose values lie 64 KB or more apart (the depth of a volume) come from memory, not from a cache, and tiles are done several at a time,
    // as long as their work space stays well inside a second-level cache.
    private const nint FarPitch = 1 << 14;
    private const int GroupSize = 1 << 15;
    private const int MostTilesTogether = 8;

    public override void ForwardRows(RowPlan plan, float* pixels, float* spectrum, int rows, int threads) =>
        Dispenser.Share(Pieces(rows, T.Count), threads, bands =>
        {
            using var work = new Scratch(WorkSize(plan));
            nint pixelPitch = plan.Width, spectrumPitch = 2 * plan.SpectrumWidth;
            foreach (int band in bands.Pieces())
            {
                nint start = (nint)band * T.Count;
                int count = (int)Math.Min(T.Count, rows - start);
                ForwardBand(plan, pixels + start * pixelPitch, spectrum + start * spectrumPitch, count, work.Floats);
            }
        });

    public override void InverseRows(RowPlan plan, float* spectrum, float* pixels, int rows, int threads) =>
        Dispenser.Share(Pieces(rows, T.Count), threads, bands =>
        {
            using var work = new Scratch(WorkSize(plan));
            nint pixelPitch = plan.Width, spectrumPitch = 2 * plan.SpectrumWidth;
            foreach (int band in bands.Pieces())
            {
                nint start = (nint)band * T.Count;
                int count = (int)Math.Min(T.Count, rows - start);
                InverseBand(plan, spectrum + start * spectrumPitch, pixels + start * pixelPitch, count, work.Floats);
            }
        });

    public override void Columns(LanePlan plan, float* spectrum, nint pitch, long columns, Direction direction, int threads)
    {
        if (plan.Length == 1) return;
        int tiles = pitch < FarPitch ? 1 : (int)Math.Clamp(GroupSize / ((long)plan.Scratch * LaneFft<T>.PointSize), 1, MostTilesTogether);
        int group = tiles * T.Count;
        Dispenser.Share(Pieces(columns, group), threads, groups =>
        {
            using var work = new Scratch((plan.Length + plan.Scratch * tiles) * LaneFft<T>.PointSize);
            foreach (int piece in groups.Pieces())
            {
                long start = (long)piece * group;
                int count = (int)Math.Min(group, columns - start);
                if (direction == Direction.Forward) Group<InterleavedPoint>(plan, spectrum + 2 * start, pitch, count, work.Floats);
                else Group<ExchangedPoint>(plan, spectrum + 2 * start, pitch, count, work.Floats);
            }
        });
    }

    private static int Pieces(long lines, int together) => checked((int)((lines + together - 1) / together));

    /// <summary>Room for a transform and, beside it, for a full band of rows and of spectra.</summary>
    private static int WorkSize(RowPlan plan) =>
        plan.IsPaired ? PairedRows<T>.WorkSize(plan) + T.Count * (plan.Width + 2 * plan.SpectrumWidth) : ComplexRows<T>.WorkSize(plan);

    private static void ForwardBand(RowPlan plan, float* pixels, float* spectrum, int rows, float* work)
    {
        nint pixelPitch = plan.Width, spectrumPitch = 2 * plan.SpectrumWidth;
        if (!plan.IsPaired)
        {
            ComplexRows<T>.Forward(plan, pixels, pixelPitch, spectrum, spectrumPitch, rows, work);
        }
        else if (rows == T.Count)
        {
            PairedRows<T>.Forward(plan, pixels, pixelPitch, spectrum, spectrumPitch, work);
        }
        else
        {
            float* paddedPixels = work + PairedRows<T>.WorkSize(plan), paddedSpectrum = paddedPixels + T.Count * pixelPitch;
            Pad(pixels, rows * pixelPitch, paddedPixels, T.Count * pixelPitch);
            PairedRows<T>.Forward(plan, paddedPixels, pixelPitch, paddedSpectrum, spectrumPitch, work);
            Copy(paddedSpectrum, spectrum, rows * spectrumPitch);
        }
    }

    private static void InverseBand(RowPlan plan, float* spectrum, float* pixels, int rows, float* work)
    {
        nint pixelPitch = plan.Width, spectrumPitch = 2 * plan.SpectrumWidth;
        if (!plan.IsPaired)
        {
            ComplexRows<T>.Inverse(plan, spectrum, spectrumPitch, pixels, pixelPitch, rows, work);
        }
        else if (rows == T.Count)
        {
            PairedRows<T>.Inverse(plan, spectrum, spectrumPitch, pixels, pixelPitch, work);
        }
        else
        {
            float* paddedPixels = work + PairedRows<T>.WorkSize(plan), paddedSpectrum = paddedPixels + T.Count * pixelPitch;
            Pad(spectrum, rows * spectrumPitch, paddedSpectrum, T.Count * spectrumPitch);
            PairedRows<T>.Inverse(plan, paddedSpectrum, spectrumPitch, paddedPixels, pixelPitch, work);
            Copy(paddedPixels, pixels, rows * pixelPitch);
        }
    }

    /// <summary>Full tiles together; then the columns left over, in a copy as wide as a tile.</summary>
    private static void Group<TPoint>(LanePlan plan, float* values, nint pitch, int columns, float* work)
        where TPoint : struct, IPointReader, IPointWriter
    {
        int tiles = columns / T.Count, left = columns % T.Count;
        nint tilePitch = LaneFft<T>.PointSize;
        LaneFft<T>.Tiles<TPoint, TPoint>(plan, values, pitch, tiles, work);
        if (left == 0) return;
        float* narrow = work + plan.Scratch * tilePitch;
        values += tiles * tilePitch;
        for (int row = 0; row < plan.Length; row++) Pad(values + row * pitch, 2 * left, narrow + row * tilePitch, tilePitch);
        LaneFft<T>.Natural<TPoint, TPoint>(plan, narrow, tilePitch, narrow, tilePitch, work);
        for (int row = 0; row < plan.Length; row++) Copy(narrow + row * tilePitch, values + row * pitch, 2 * left);
    }

    private static void Pad(float* source, nint count, float* target, nint room)
    {
        Copy(source, target, count);
        new Span<float>(target + count, (int)(room - count)).Clear();
    }

    private static void Copy(float* source, float* target, nint count) => new ReadOnlySpan<float>(source, (int)count).CopyTo(new(target, (int)count));
}
