using Thon.Imaging;

namespace Thon.Correct.Canvas;

/// <summary>
/// The part of an image that an alignment left empty and filled with one value. It reaches from the image's edges inwards: to a certain pixel in each row
/// from the left and from the right, and in each column from below and from above.
/// </summary>
internal sealed class ConstantBorder
{
    // A value that fills a square of this side at an edge is a fill, and not chance, however few electrons there are.
    private const int Square = 16;

    // Shorter runs of the fill value are left to the image.
    private const int ShortestRun = 8;

    // No alignment leaves more than this part of an image empty; where more is constant it is the image itself that shows nothing, as simulated ones may.
    private const double MostOfImage = 0.75;

    private readonly int[] _left;
    private readonly int[] _right;
    private readonly int[] _bottom;
    private readonly int[] _top;

    private ConstantBorder(Image image, float value)
    {
        Value = value;
        (_left, _right) = (new int[image.Height], new int[image.Height]);
        (_bottom, _top) = (new int[image.Width], new int[image.Width]);
        for (int y = 0; y < image.Height; y++)
        {
            var row = image.Row(y);
            int first = row.IndexOfAnyExcept(value), last = row.LastIndexOfAnyExcept(value);
            (_left[y], _right[y]) = first < 0 ? (image.Width, 0) : (Run(first), image.Width - Run(image.Width - 1 - last));
        }
        for (int x = 0; x < image.Width; x++)
        {
            int first = 0, last = image.Height - 1;
            while (first < image.Height && image[x, first] == value) first++;
            while (last >= 0 && image[x, last] == value) last--;
            (_bottom[x], _top[x]) = first == image.Height ? (image.Height, 0) : (Run(first), image.Height - Run(image.Height - 1 - last));
        }
    }

    /// <summary>The value that fills it.</summary>
    public float Value { get; }

    /// <summary>The border of an image; null where it has none.</summary>
    public static ConstantBorder? Of(Image image)
    {
        if (FillOf(image) is not { } value) return null;
        var border = new ConstantBorder(image, value);
        return border.Pixels() <= MostOfImage * image.Pixels.LongLength ? border : null;
    }

    /// <summary>Whether a pixel belongs to it.</summary>
    public bool Holds(int x, int y) => x < _left[y] || x >= _right[y] || y < _bottom[x] || y >= _top[x];

    /// <summary>Whether any pixel of a rectangle may belong to it.</summary>
    public bool Touches(int left, int bottom, int width, int height)
    {
        for (int y = bottom; y < bottom + height; y++)
            if (left < _left[y] || left + width > _right[y]) return true;
        for (int x = left; x < left + width; x++)
            if (bottom < _bottom[x] || bottom + height > _top[x]) return true;
        return false;
    }

    /// <summary>Gives all pixels of the border a value each.</summary>
    public void FillInPlace(Image image, Func<int, int, float> valueAt)
    {
        for (int y = 0; y < image.Height; y++)
        {
            var row = image.Row(y);
            for (int x = 0; x < row.Length; x++)
                if (Holds(x, y)) row[x] = valueAt(x, y);
        }
    }

    private long Pixels()
    {
        long count = 0;
        for (int y = 0; y < _left.Length; y++)
            for (int x = 0; x < _bottom.Length; x++)
                if (Holds(x, y)) count++;
        return count;
    }

    private static int Run(int length) => length >= ShortestRun ? length : 0;

    private static float? FillOf(Image image)
    {
        if (image.Width < Square || image.Height < Square) return null;
        for (int x = 0; x <= image.Width - Square; x += Square)
            foreach (int y in (ReadOnlySpan<int>)[0, image.Height - Square])
                if (IsConstant(image, x, y)) return image[x, y];
        for (int y = 0; y <= image.Height - Square; y += Square)
            foreach (int x in (ReadOnlySpan<int>)[0, image.Width - Square])
                if (IsConstant(image, x, y)) return image[x, y];
        return null;
    }

    private static bool IsConstant(Image image, int left, int bottom)
    {
        for (int y = bottom; y < bottom + Square; y++)
            if (image.Row(y).Slice(left, Square).ContainsAnyExcept(image[left, bottom])) return false;
        return true;
    }
}
