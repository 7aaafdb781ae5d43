namespace Thon.Imaging;

/// <summary>A real image, [row, column], row 0 at the bottom as in MRC. The image centre is pixel (Width/2, Height/2), integer division.</summary>
public sealed class Image
{
    /// <summary>An image over an existing buffer, which it then owns.</summary>
    /// <param name="width">Pixels a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="pixels">Row-major pixels, <paramref name="width"/> times <paramref name="height"/> of them.</param>
    /// <exception cref="ArgumentException">The buffer's length does not match.</exception>
    public Image(int width, int height, float[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (pixels.LongLength != (long)width * height)
            throw new ArgumentException($"{pixels.LongLength} pixels for an image of {width} x {height}", nameof(pixels));
        (Width, Height, Pixels) = (width, height, pixels);
    }

    /// <summary>An image of zeros.</summary>
    public Image(int width, int height)
        : this(width, height, new float[checked(width * height)]) { }

    /// <summary>Pixels a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>All pixels, row-major: pixel (x, y) is at y * Width + x.</summary>
    public float[] Pixels { get; }

    /// <summary>One pixel; x counts columns, y rows from the bottom.</summary>
    public ref float this[int x, int y] => ref Pixels[y * Width + x];

    /// <summary>One row of pixels.</summary>
    public Span<float> Row(int y) => Pixels.AsSpan(y * Width, Width);
}
