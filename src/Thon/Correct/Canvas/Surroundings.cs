using System.Runtime.Intrinsics;
using Thon.Imaging;

namespace Thon.Correct.Canvas;

/// <summary>
/// What is put where an image says nothing, beyond its edges and into its constant borders: the level of its neighbourhood, ever smoother with distance. The
/// best guess at unknown noise is none, and a smooth level makes no edge that a filter could ring at. The canvas is periodic.
/// </summary>
internal sealed class Surroundings
{
    private const int Block = 16;

    private readonly Pyramid _levels;

    /// <summary>The surroundings of an image at the lower left of a canvas.</summary>
    /// <param name="image">The image.</param>
    /// <param name="border">Its constant border, which counts as unknown; null for none.</param>
    /// <param name="width">Columns of the canvas.</param>
    /// <param name="height">Rows of the canvas.</param>
    public Surroundings(Image image, ConstantBorder? border, int width, int height)
    {
        int columns = (width + Block - 1) / Block, rows = (height + Block - 1) / Block;
        var sums = new double[columns * rows];
        var counts = new double[columns * rows];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
            {
                int left = column * Block, right = Math.Min(left + Block, image.Width), bottom = row * Block, top = Math.Min(bottom + Block, image.Height);
                if (left >= right || bottom >= top) continue;
                (sums[row * columns + column], counts[row * columns + column]) = border?.Touches(left, bottom, right - left, top - bottom) == true
                    ? SumOutside(image, border, left, right, bottom, top)
                    : Sum(image, left, right, bottom, top);
            }
        double known = counts.Sum();
        Mean = known == 0 ? 0 : sums.Sum() / known;
        _levels = Pyramid.Of(sums, counts, columns, rows, Mean);
    }

    /// <summary>Mean of the image's known pixels.</summary>
    public double Mean { get; }

    /// <summary>The level at a place of the canvas.</summary>
    public float At(int x, int y) => _levels.At((x + 0.5) / Block - 0.5, (y + 0.5) / Block - 0.5);

    /// <summary>The level along a column of the canvas.</summary>
    /// <param name="x">The column.</param>
    /// <param name="first">The first row.</param>
    /// <param name="levels">Takes the level at that row and those after it.</param>
    public void Column(int x, int first, Span<float> levels) => Line(first, levels, cell => _levels.At((x + 0.5) / Block - 0.5, cell));

    /// <summary>The level along a row of the canvas.</summary>
    /// <param name="y">The row.</param>
    /// <param name="first">The first column.</param>
    /// <param name="levels">Takes the level at that column and those after it.</param>
    public void Row(int y, int first, Span<float> levels) => Line(first, levels, cell => _levels.At(cell, (y + 0.5) / Block - 0.5));

    /// <summary>As <see cref="At"/>, straight from the middle of one block to that of the next.</summary>
    private static void Line(int first, Span<float> levels, Func<int, float> levelAt)
    {
        for (int i = 0; i < levels.Length;)
        {
            double place = (first + i + 0.5) / Block - 0.5;
            int cell = (int)Math.Floor(place), end = Math.Min(levels.Length, (cell + 1) * Block + Block / 2 - first);
            float low = levelAt(cell), perPixel = (levelAt(cell + 1) - low) / Block, at = (float)((place - cell) * Block);
            for (; i < end; i++, at++) levels[i] = low + at * perPixel;
        }
    }

    private static (double Sum, double Count) Sum(Image image, int left, int right, int bottom, int top)
    {
        double sum = 0;
        if (right - left == Vector512<float>.Count)
        {
            var columns = Vector512<float>.Zero;
            for (int y = bottom; y < top; y++) columns += Vector512.Create(image.Row(y)[left..]);
            sum = Vector512.Sum(columns);
        }
        else
        {
            for (int y = bottom; y < top; y++)
                foreach (float pixel in image.Row(y)[left..right]) sum += pixel;
        }
        return (sum, (double)(right - left) * (top - bottom));
    }

    private static (double Sum, double Count) SumOutside(Image image, ConstantBorder border, int left, int right, int bottom, int top)
    {
        double sum = 0, count = 0;
        for (int y = bottom; y < top; y++)
            for (int x = left; x < right; x++)
                if (!border.Holds(x, y)) (sum, count) = (sum + image[x, y], count + 1);
        return (sum, count);
    }
}
