using Thon.Imaging;

namespace Thon.Tests.Pipeline.Conversion;

/// <summary>
/// The defocus of a part of an image, read off its Thon rings by trying defoci one by one: the plainest way there is, with nothing of the estimation in it. 300 kV, Cs 2.7 mm, no astigmatism, amplitude contrast 0.07.
/// </summary>
internal static class MeasuredDefocus
{
    // Smaller tiles do not tell the finest rings from each other.
    private const int Tile = 256;
    private const double Wavelength = 0.0196875;    // A, CODATA 2018 at 300 kV
    private const double Cs = 2.7e7;                // A
    private const double FinestAngstroms = 8;
    private const double CoarsestAngstroms = 50;

    /// <summary>The defocus at the middle of those tiles whose distance from the axis, in angstrom, lies within a range, and that middle.</summary>
    public static (double Distance, double Defocus) Of(Image image, double pixel, double axisDegrees, double from, double to, double expected)
    {
        var (sine, cosine) = Math.SinCos(axisDegrees * Math.PI / 180);
        var sum = new double[Tile / 2];
        double distances = 0;
        int tiles = 0;
        for (int y = 0; y + Tile <= image.Height; y += Tile / 2)
            for (int x = 0; x + Tile <= image.Width; x += Tile / 2)
            {
                double s = ((x + Tile / 2.0 - image.Width / 2) * cosine + (y + Tile / 2.0 - image.Height / 2) * sine) * pixel;
                if (s < from || s > to) continue;
                double[] power = RingPower.Of(Cut(image, x, y));
                for (int r = 0; r < power.Length; r++) sum[r] += power[r];
                (distances, tiles) = (distances + s, tiles + 1);
            }
        return (distances / tiles, Best(sum, pixel, expected));
    }

    private static double Best(double[] power, double pixel, double expected)
    {
        int[] rings = [.. Enumerable.Range(1, power.Length - 1).Where(r => Frequency(r, pixel) is var k && k * CoarsestAngstroms > 1 && k * FinestAngstroms < 1)];
        double[] ripples = Ripples([.. rings.Select(r => Math.Log(power[r]))]);
        return Enumerable.Range(0, 401).Select(step => expected - 4000 + 20 * step).MaxBy(defocus => Correlation(ripples, Ripples([.. rings.Select(r => Math.Pow(Ctf(Frequency(r, pixel), defocus), 2))])));
    }

    private static double Ctf(double k, double defocus) =>
        Math.Sin(Math.PI * Wavelength * defocus * k * k - Math.PI / 2 * Cs * Math.Pow(Wavelength, 3) * Math.Pow(k, 4) + Math.Asin(0.07));

    private static double Frequency(int ring, double pixel) => ring / (Tile * pixel);

    // What is left of a curve when its smooth course, a cubic, is taken off.
    private static double[] Ripples(double[] curve)
    {
        var left = (double[])curve.Clone();
        var known = new List<double[]>();
        for (int degree = 0; degree <= 3; degree++)
        {
            double[] basis = [.. Enumerable.Range(0, curve.Length).Select(i => Math.Pow(2.0 * i / (curve.Length - 1) - 1, degree))];
            foreach (double[] other in known) Remove(basis, other);
            Remove(left, basis);
            known.Add(basis);
        }
        return left;
    }

    private static void Remove(double[] curve, double[] basis)
    {
        double share = curve.Zip(basis, (a, b) => a * b).Sum() / basis.Sum(b => b * b);
        for (int i = 0; i < curve.Length; i++) curve[i] -= share * basis[i];
    }

    private static double Correlation(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(y => y * y));

    private static Image Cut(Image image, int x, int y)
    {
        var tile = new Image(Tile, Tile);
        for (int row = 0; row < Tile; row++)
            for (int column = 0; column < Tile; column++) tile[column, row] = image[x + column, y + row];
        return tile;
    }
}
