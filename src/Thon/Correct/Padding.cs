using Thon.Imaging;

namespace Thon.Correct;

/// <summary>Cuts a box out of an image whose surroundings are made up: beyond its edges the image is mirrored and fades to its mean.</summary>
public static class Padding
{
    /// <summary>Fills a box, the image's mean subtracted.</summary>
    /// <param name="image">The image.</param>
    /// <param name="mean">Its mean.</param>
    /// <param name="left">Column of the image the box begins at; may be negative.</param>
    /// <param name="bottom">Row of the image the box begins at; may be negative.</param>
    /// <param name="fade">Over how many pixels the mirror image fades away, at least 1.</param>
    /// <param name="box">Takes width times height pixels, [row, column].</param>
    /// <param name="width">Width of the box.</param>
    public static void Cut(Image image, float mean, int left, int bottom, int fade, Span<float> box, int width)
    {
        var (columns, columnWeights) = Axis(left, width, image.Width, fade);
        var (rows, rowWeights) = Axis(bottom, box.Length / width, image.Height, fade);
        int inside = Math.Clamp(-left, 0, width), end = Math.Clamp(image.Width - left, inside, width);
        for (int y = 0; y < rows.Length; y++)
        {
            var target = box.Slice(y * width, width);
            float weight = rowWeights[y];
            if (weight == 0) { target.Clear(); continue; }
            var source = image.Row(rows[y]);
            for (int x = 0; x < inside; x++) target[x] = (source[columns[x]] - mean) * weight * columnWeights[x];
            var middle = source.Slice(Math.Clamp(left, 0, image.Width), end - inside);
            for (int x = 0; x < middle.Length; x++) target[inside + x] = (middle[x] - mean) * weight;
            for (int x = end; x < width; x++) target[x] = (source[columns[x]] - mean) * weight * columnWeights[x];
        }
    }

    /// <summary>Which pixel of the image each place of the box shows along one axis, and how strongly.</summary>
    private static (int[] Index, float[] Weight) Axis(int start, int length, int size, int fade)
    {
        var index = new int[length];
        var weight = new float[length];
        for (int i = 0; i < length; i++)
        {
            int place = start + i, beyond = place < 0 ? -place : place >= size ? place - size + 1 : 0;
            int mirrored = place < 0 ? -1 - place : place >= size ? 2 * size - 1 - place : place;
            index[i] = Math.Clamp(mirrored, 0, size - 1);
            weight[i] = beyond >= fade || mirrored != index[i] ? 0 : (float)(0.5 + 0.5 * Math.Cos(Math.PI * beyond / fade));
        }
        return (index, weight);
    }
}
