namespace Thon.Correct.Canvas;

/// <summary>
/// A periodic map with holes, filled from ever coarser averages of what is known around them (pull and push). [Gortler1996]
/// </summary>
internal sealed class Pyramid
{
    private readonly float[] _values;
    private readonly int _columns;
    private readonly int _rows;

    private Pyramid(float[] values, int columns, int rows) => (_values, _columns, _rows) = (values, columns, rows);

    /// <summary>The map of averages.</summary>
    /// <param name="sums">Sums of what is known in each cell, [row, column].</param>
    /// <param name="counts">How much is known in each.</param>
    /// <param name="columns">Cells a row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="mean">The value where nothing is known anywhere.</param>
    public static Pyramid Of(double[] sums, double[] counts, int columns, int rows, double mean)
    {
        Pyramid? coarser = columns * rows > 1 && counts.Any(count => count == 0) ? Coarser(sums, counts, columns, rows, mean) : null;
        var values = new float[columns * rows];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
            {
                int cell = row * columns + column;
                values[cell] = counts[cell] > 0 ? (float)(sums[cell] / counts[cell])
                    : coarser is null ? (float)mean
                    : coarser.At((column + 0.5) / 2 - 0.5, (row + 0.5) / 2 - 0.5);
            }
        return new(values, columns, rows);
    }

    /// <summary>The map at a place in cells, (0, 0) being the middle of the first; straight between the middles of four.</summary>
    public float At(double x, double y)
    {
        double left = Math.Floor(x), bottom = Math.Floor(y);
        float dx = (float)(x - left), dy = (float)(y - bottom);
        int x0 = Wrapped((int)left, _columns), x1 = Wrapped((int)left + 1, _columns);
        int y0 = Wrapped((int)bottom, _rows) * _columns, y1 = Wrapped((int)bottom + 1, _rows) * _columns;
        float low = _values[y0 + x0] + dx * (_values[y0 + x1] - _values[y0 + x0]), high = _values[y1 + x0] + dx * (_values[y1 + x1] - _values[y1 + x0]);
        return low + dy * (high - low);
    }

    private static int Wrapped(int index, int length) => index < 0 ? index + length : index >= length ? index - length : index;

    /// <summary>Two by two cells become one.</summary>
    private static Pyramid Coarser(double[] sums, double[] counts, int columns, int rows, double mean)
    {
        int halfColumns = (columns + 1) / 2, halfRows = (rows + 1) / 2;
        var coarseSums = new double[halfColumns * halfRows];
        var coarseCounts = new double[halfColumns * halfRows];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
            {
                int cell = row * columns + column, coarse = row / 2 * halfColumns + column / 2;
                coarseSums[coarse] += sums[cell];
                coarseCounts[coarse] += counts[cell];
            }
        return Of(coarseSums, coarseCounts, halfColumns, halfRows, mean);
    }
}
