using Thon.Fourier.Lanes;

namespace Thon.Correct.Deconvolution;

/// <summary>What the columns along the depth of a volume's half spectrum are to be multiplied by.</summary>
/// <param name="Size">Width, height and depth of the volume.</param>
/// <param name="Table">The filter; one more value than it has points, the last one twice.</param>
/// <param name="Places">Place in the table for each whole number along each axis.</param>
/// <param name="Transform">The transform along the depth.</param>
internal sealed record DepthJob((int X, int Y, int Z) Size, float[] Table, FrequencyScale Places, LanePlan Transform)
{
    /// <summary>Complex values a row of the half spectrum.</summary>
    public int SpectrumWidth => Size.X / 2 + 1;

    /// <summary>The last place in the table.</summary>
    public int Last => Table.Length - 2;

    /// <summary>The job for one filter.</summary>
    public static DepthJob Of(DeconvolutionFilter filter, (int X, int Y, int Z) size)
    {
        var table = FilterTable.Of(filter);
        var scale = FrequencyScale.Of(filter.Settings.Preset.Radius, size, filter.PixelSize.Angstroms);
        return new(size, [.. table.Values, table.Values[^1]], new(scale.X / table.Step, scale.Y / table.Step, scale.Z / table.Step), new(size.Z));
    }

    /// <summary>The square of the place of a column of the half spectrum, as far as its row and its number in the row make it.</summary>
    /// <param name="column">Row times SpectrumWidth plus number in the row.</param>
    public float SquareOf(long column)
    {
        var (row, number) = Math.DivRem(column, SpectrumWidth);
        double x = number * Places.X, y = Signed(row, Size.Y) * Places.Y;
        return (float)(x * x + y * y);
    }

    /// <summary>The square that a frequency along the depth adds.</summary>
    public float SquareAlong(int k)
    {
        double z = Signed(k, Size.Z) * Places.Z;
        return (float)(z * z);
    }

    /// <summary>How often a column stands in the whole spectrum: once where it is its own mirror image, else twice.</summary>
    public float WeightOf(long column)
    {
        long number = column % SpectrumWidth;
        return number == 0 || 2 * number == Size.X ? 1 : 2;
    }

    private static long Signed(long k, int length) => 2 * k > length ? k - length : k;
}
