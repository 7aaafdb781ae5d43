using Thon.Imaging;

namespace Thon.Fourier;

/// <summary>
/// The discrete Fourier transform of real images of one size, to half spectra and back. A plan is immutable and may be used from several threads.
/// Forward is unscaled, F[v,u] = sum f[y,x] exp(-2 pi i (ux/W + vy/H)); inverse divides by W*H, so the two undo each other.
/// </summary>
public sealed class RealFft2D
{
    /// <summary>A plan for images of one size; any width and height from 1.</summary>
    public RealFft2D(int width, int height) => (Width, Height) = (width, height);

    /// <summary>Pixels a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Complex values a row of the half spectrum, Width/2 + 1.</summary>
    public int SpectrumWidth => Width / 2 + 1;

    /// <summary>Image to half spectrum.</summary>
    /// <param name="image">Width * Height pixels, [row, column].</param>
    /// <param name="spectrum">Takes SpectrumWidth * Height values, [row, column], zero frequency first in both directions, rows above Height/2 being negative frequencies.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    public void Forward(ReadOnlySpan<float> image, Span<Complex32> spectrum, int threads = 1)
    {
        var full = new System.Numerics.Complex[Width * Height];
        for (int i = 0; i < full.Length; i++) full[i] = image[i];
        Transform(full, -1);
        for (int v = 0; v < Height; v++)
            for (int u = 0; u < SpectrumWidth; u++)
                spectrum[v * SpectrumWidth + u] = new((float)full[v * Width + u].Real, (float)full[v * Width + u].Imaginary);
    }

    /// <summary>Half spectrum to image.</summary>
    /// <param name="spectrum">SpectrumWidth * Height values as <see cref="Forward"/> leaves them; used as scratch and destroyed.</param>
    /// <param name="image">Takes Width * Height pixels.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    public void Inverse(Span<Complex32> spectrum, Span<float> image, int threads = 1)
    {
        var full = new System.Numerics.Complex[Width * Height];
        for (int v = 0; v < Height; v++)
            for (int u = 0; u < Width; u++)
            {
                var value = u < SpectrumWidth ? spectrum[v * SpectrumWidth + u] : spectrum[(Height - v) % Height * SpectrumWidth + Width - u];
                full[v * Width + u] = new(value.Re, u < SpectrumWidth ? value.Im : -value.Im);
            }
        Transform(full, 1);
        for (int i = 0; i < full.Length; i++) image[i] = (float)(full[i].Real / full.Length);
    }

    private void Transform(System.Numerics.Complex[] data, int sign)
    {
        for (int y = 0; y < Height; y++)
            Dft(data.AsSpan(y * Width, Width).ToArray(), sign).CopyTo(data, y * Width);
        var column = new System.Numerics.Complex[Height];
        for (int x = 0; x < Width; x++)
        {
            for (int y = 0; y < Height; y++) column[y] = data[y * Width + x];
            var result = Dft(column, sign);
            for (int y = 0; y < Height; y++) data[y * Width + x] = result[y];
        }
    }

    private static System.Numerics.Complex[] Dft(System.Numerics.Complex[] input, int sign)
    {
        int n = input.Length;
        if (n == 1) return [input[0]];
        int p = 2;
        while (n % p != 0) p++;
        int m = n / p;
        var output = new System.Numerics.Complex[n];
        for (int r = 0; r < p; r++)
        {
            var part = new System.Numerics.Complex[m];
            for (int j = 0; j < m; j++) part[j] = input[j * p + r];
            part = Dft(part, sign);
            for (int k = 0; k < n; k++)
                output[k] += part[k % m] * System.Numerics.Complex.FromPolarCoordinates(1, sign * 2 * Math.PI * (long)r * k / n % (2 * Math.PI));
        }
        return output;
    }
}
