namespace Thon.AccuracyStudies;

/// <summary>The inverse of a small positive definite matrix, by Gauss-Jordan elimination on its diagonal.</summary>
internal static class SymmetricInverse
{
    /// <summary>The inverse, [row, column]; not finite where the matrix is singular.</summary>
    public static double[,] Of(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        var scale = new double[n];
        for (int i = 0; i < n; i++) scale[i] = Math.Sqrt(matrix[i, i]);
        var m = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) m[i, j] = matrix[i, j] / (scale[i] * scale[j]);
        for (int pivot = 0; pivot < n; pivot++) EliminateInPlace(m, pivot);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) m[i, j] /= scale[i] * scale[j];
        return m;
    }

    private static void EliminateInPlace(double[,] m, int pivot)
    {
        int n = m.GetLength(0);
        double d = 1 / m[pivot, pivot];
        m[pivot, pivot] = 1;
        for (int j = 0; j < n; j++) m[pivot, j] *= d;
        for (int i = 0; i < n; i++)
        {
            if (i == pivot) continue;
            double factor = m[i, pivot];
            m[i, pivot] = 0;
            for (int j = 0; j < n; j++) m[i, j] -= factor * m[pivot, j];
        }
    }
}
