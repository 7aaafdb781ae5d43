namespace Thon.Estimate;

/// <summary>Solutions of small symmetric positive definite systems, by Cholesky's factorisation.</summary>
public static class Cholesky
{
    /// <summary>Solves A x = b.</summary>
    /// <param name="matrix">A, symmetric, [row, column]; only its lower triangle is read.</param>
    /// <param name="right">b.</param>
    /// <returns>x, or null where A is not positive definite.</returns>
    public static double[]? Solve(double[,] matrix, ReadOnlySpan<double> right)
    {
        if (Factor(matrix) is not { } factor) return null;
        double[] x = right.ToArray();
        SubstituteInPlace(factor, x);
        return x;
    }

    /// <summary>The inverse of A, or null where A is not positive definite.</summary>
    /// <param name="matrix">A, symmetric, [row, column]; only its lower triangle is read.</param>
    public static double[,]? Inverse(double[,] matrix)
    {
        if (Factor(matrix) is not { } factor) return null;
        int n = matrix.GetLength(0);
        var inverse = new double[n, n];
        var column = new double[n];
        for (int j = 0; j < n; j++)
        {
            Array.Clear(column);
            column[j] = 1;
            SubstituteInPlace(factor, column);
            for (int i = 0; i < n; i++) inverse[i, j] = column[i];
        }
        return inverse;
    }

    internal static double[,]? Factor(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        var factor = new double[n, n];
        for (int j = 0; j < n; j++)
            for (int i = j; i < n; i++)
            {
                double sum = matrix[i, j];
                for (int k = 0; k < j; k++) sum -= factor[i, k] * factor[j, k];
                if (i > j) factor[i, j] = sum / factor[j, j];
                else if (sum > 0 && double.IsFinite(sum)) factor[j, j] = Math.Sqrt(sum);
                else return null;
            }
        return factor;
    }

    private static void SubstituteInPlace(double[,] factor, double[] x)
    {
        int n = x.Length;
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++) x[i] -= factor[i, k] * x[k];
            x[i] /= factor[i, i];
        }
        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++) x[i] -= factor[k, i] * x[k];
            x[i] /= factor[i, i];
        }
    }
}
