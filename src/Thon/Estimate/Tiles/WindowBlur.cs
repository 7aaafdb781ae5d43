namespace Thon.Estimate.Tiles;

/// <summary>
/// What is left of a ring's contrast in a tile's periodogram, in one direction: the integral of w(x - r/2) w(x + r/2) cos(2 pi q x) over the tile, over that
/// of w^2, with w the tile's window, r the distance from which the two waves come that interfere, and q the frequency at which the slope of the defocus makes
/// their phase beat. Tabulated once and interpolated.
/// </summary>
public sealed class WindowBlur
{
    // The table is linear between its nodes; its error is a few thousandths at the most.
    private const int ShiftNodes = 97;
    private const int BeatNodes = 129;
    private const double MostBeats = 8;

    private readonly double[] _table = new double[ShiftNodes * BeatNodes];

    /// <summary>The blur of a window.</summary>
    public WindowBlur(TileWindow window)
    {
        double norm = Integral(window, 0, 0);
        for (int s = 0; s < ShiftNodes; s++)
            for (int b = 0; b < BeatNodes; b++)
                _table[s * BeatNodes + b] = Integral(window, (double)s / (ShiftNodes - 1), b * MostBeats / (BeatNodes - 1)) / norm;
    }

    /// <summary>The blur, 1 where nothing is lost; 0 beyond the table, where nothing is left.</summary>
    /// <param name="shift">r over the side of the tile; either sign.</param>
    /// <param name="beats">q times the side of the tile; either sign.</param>
    public double At(double shift, double beats)
    {
        double s = Math.Abs(shift) * (ShiftNodes - 1), b = Math.Abs(beats) * ((BeatNodes - 1) / MostBeats);
        int i = (int)s, j = (int)b;
        if (i >= ShiftNodes - 1 || j >= BeatNodes - 1) return 0;
        double u = s - i, v = b - j;
        int at = i * BeatNodes + j;
        return (1 - u) * ((1 - v) * _table[at] + v * _table[at + 1]) + u * ((1 - v) * _table[at + BeatNodes] + v * _table[at + BeatNodes + 1]);
    }

    private static double Integral(TileWindow window, double shift, double beats)
    {
        const int steps = 256;
        double sum = 0, half = shift * window.Size / 2;
        // The integrand is even about the middle.
        for (int i = 0; i < steps; i++)
        {
            double x = (i + 0.5) / steps / 2, at = (0.5 + x) * window.Size;
            sum += window.At(at - half) * window.At(at + half) * Math.Cos(2 * Math.PI * beats * x);
        }

        return sum;
    }
}
