using System.Runtime.CompilerServices;

namespace Thon.Fourier.Lanes;

/// <summary>Real transforms of up to as many rows as there are lanes, of any width: complex transforms of rows without imaginary part.</summary>
internal static unsafe class ComplexRows<T>
    where T : struct, ILanes<T>
{
    private static int PointSize => LaneFft<T>.PointSize;

    /// <summary>Floats of work space either direction needs.</summary>
    public static int WorkSize(RowPlan plan) => (plan.Complex.Length + plan.Complex.InPlaceScratch) * PointSize;

    /// <summary>Rows of pixels to rows of half spectra; pitches in floats.</summary>
    public static void Forward(RowPlan plan, float* pixels, nint pixelPitch, float* spectrum, nint spectrumPitch, int rows, float* work)
    {
        new Span<float>(work, plan.Width * PointSize).Clear();
        for (int row = 0; row < rows; row++)
            for (int x = 0; x < plan.Width; x++)
                work[x * PointSize + row] = pixels[row * pixelPitch + x];
        LaneFft<T>.InPlace(plan.Complex, work, work + plan.Width * PointSize);
        for (int row = 0; row < rows; row++)
            for (int k = 0; k < plan.SpectrumWidth; k++)
            {
                float* point = work + plan.Complex.Position[k] * PointSize + row;
                spectrum[row * spectrumPitch + 2 * k] = point[0];
                spectrum[row * spectrumPitch + 2 * k + 1] = point[T.Count];
            }
    }

    /// <summary>Rows of half spectra to rows of pixels, scaled as planned; pitches in floats.</summary>
    public static void Inverse(RowPlan plan, float* spectrum, nint spectrumPitch, float* pixels, nint pixelPitch, int rows, float* work)
    {
        new Span<float>(work, plan.Width * PointSize).Clear();
        for (int row = 0; row < rows; row++)
            for (int k = 0; k < plan.SpectrumWidth; k++)
            {
                float re = spectrum[row * spectrumPitch + 2 * k], im = 2 * k % plan.Width == 0 ? 0 : spectrum[row * spectrumPitch + 2 * k + 1];
                PutExchanged(work + k * PointSize + row, re, im);
                if (k > 0) PutExchanged(work + (plan.Width - k) * PointSize + row, re, -im);
            }
        LaneFft<T>.InPlace(plan.Complex, work, work + plan.Width * PointSize);
        for (int row = 0; row < rows; row++)
            for (int x = 0; x < plan.Width; x++)
                pixels[row * pixelPitch + x] = plan.InverseScale * work[plan.Complex.Position[x] * PointSize + T.Count + row];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutExchanged(float* point, float re, float im) => (point[0], point[T.Count]) = (im, re);
}
