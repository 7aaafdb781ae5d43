using System.Numerics;

namespace Thon.Tests.Correct.Deconvolution;

/// <summary>The same, from the definition and in double precision: a discrete Fourier transform by its sum, every voxel times a factor, and back.</summary>
internal static class PlainDeconvolution
{
    /// <summary>Filters a small volume.</summary>
    /// <param name="voxels">[slice, row, column].</param>
    /// <param name="size">Width, height, depth.</param>
    /// <param name="factor">The factor of a voxel of the transform by its signed whole numbers along x, y and z.</param>
    public static float[] Run(float[] voxels, (int X, int Y, int Z) size, Func<int, int, int, double> factor)
    {
        Complex[] values = [.. voxels.Select(voxel => new Complex(voxel, 0))];
        Transform(values, size, -1);
        for (int z = 0, i = 0; z < size.Z; z++)
            for (int y = 0; y < size.Y; y++)
                for (int x = 0; x < size.X; x++, i++)
                    values[i] *= factor(Signed(x, size.X), Signed(y, size.Y), Signed(z, size.Z));
        Transform(values, size, 1);
        return [.. values.Select(value => (float)(value.Real / voxels.Length))];
    }

    private static int Signed(int k, int n) => 2 * k > n ? k - n : k;

    private static void Transform(Complex[] values, (int X, int Y, int Z) size, int sign)
    {
        foreach (var (length, pitch) in new[] { (size.X, 1), (size.Y, size.X), (size.Z, size.X * size.Y) })
        {
            Complex[] roots = [.. Enumerable.Range(0, length).Select(i => Complex.FromPolarCoordinates(1, sign * 2 * Math.PI * i / length))];
            for (int start = 0; start < values.Length; start++)
            {
                if (start / pitch % length != 0) continue;
                Complex[] line = [.. Enumerable.Range(0, length).Select(i => values[start + i * pitch])];
                for (int k = 0; k < length; k++)
                {
                    var sum = Complex.Zero;
                    for (int i = 0; i < length; i++) sum += line[i] * roots[(int)((long)i * k % length)];
                    values[start + k * pitch] = sum;
                }
            }
        }
    }
}
