namespace Thon.Simulate;

/// <summary>The frequencies of a padded field's half spectrum, in the order of its storage.</summary>
internal static class HalfSpectrum
{
    /// <summary>How many there are.</summary>
    public static int Count(PaddedField field) => (field.Width / 2 + 1) * field.Height;

    /// <summary>Calls back with index, kx and ky of each, in cycles/angstrom; ky is negative above half of the rows.</summary>
    public static void ForEach(PaddedField field, Action<int, double, double> visit)
    {
        int columns = field.Width / 2 + 1;
        for (int v = 0; v < field.Height; v++)
        {
            double ky = (v > field.Height / 2 ? v - field.Height : v) / (field.Height * field.PixelAngstroms);
            for (int u = 0; u < columns; u++) visit(v * columns + u, u / (field.Width * field.PixelAngstroms), ky);
        }
    }
}
