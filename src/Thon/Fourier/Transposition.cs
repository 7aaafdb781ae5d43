using Thon.Fourier.Lanes;

namespace Thon.Fourier;

/// <summary>Copies a rectangle of pixels with rows and columns exchanged, in squares that stay in registers.</summary>
public static unsafe class Transposition
{
    /// <summary>target[c * targetPitch + r] = source[r * sourcePitch + c] for all r below <paramref name="rows"/> and c below <paramref name="columns"/>.</summary>
    /// <param name="source">The pixels, from the rectangle's first on.</param>
    /// <param name="sourcePitch">Pixels from one row of the source to the next.</param>
    /// <param name="target">Takes the pixels; not the memory of the source.</param>
    /// <param name="targetPitch">Pixels from one row of the target to the next.</param>
    /// <param name="rows">Rows of the rectangle in the source.</param>
    /// <param name="columns">Columns of the rectangle in the source.</param>
    /// <exception cref="ArgumentException">A buffer is too short.</exception>
    public static void Copy(ReadOnlySpan<float> source, int sourcePitch, Span<float> target, int targetPitch, int rows, int columns)
    {
        if (rows == 0 || columns == 0) return;
        if (source.Length < (long)(rows - 1) * sourcePitch + columns) throw new ArgumentException("the source is too short", nameof(source));
        if (target.Length < (long)(columns - 1) * targetPitch + rows) throw new ArgumentException("the target is too short", nameof(target));
        fixed (float* from = source)
        fixed (float* to = target)
            switch (Engine.Widest)
            {
                case SimdWidth.Avx512: Squares<Lanes16>(from, sourcePitch, to, targetPitch, rows, columns); break;
                case SimdWidth.Avx2: Squares<Lanes8>(from, sourcePitch, to, targetPitch, rows, columns); break;
                default: Squares<Lanes4>(from, sourcePitch, to, targetPitch, rows, columns); break;
            }
    }

    private static void Squares<T>(float* source, nint sourcePitch, float* target, nint targetPitch, int rows, int columns)
        where T : struct, ILanes<T>
    {
        int wholeRows = rows - rows % T.Count, wholeColumns = columns - columns % T.Count;
        for (int r = 0; r < wholeRows; r += T.Count)
            for (int c = 0; c < wholeColumns; c += T.Count)
                T.Transpose(source + r * sourcePitch + c, sourcePitch, target + c * targetPitch + r, targetPitch);
        for (int r = 0; r < rows; r++)
            for (int c = r < wholeRows ? wholeColumns : 0; c < columns; c++)
                target[c * targetPitch + r] = source[r * sourcePitch + c];
    }
}
