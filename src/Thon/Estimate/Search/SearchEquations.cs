using System.Numerics;

namespace Thon.Estimate.Search;

/// <summary>
/// How much of a tilt's power over its rings the best background explains, and how much the best background and contrast together: splines of frequency,
/// found by weighted least squares. What does not change with the defocus is worked out once.
/// </summary>
internal sealed class SearchEquations
{
    private const int BackgroundCount = 7;
    private const int ContrastCount = 4;
    private const int Count = BackgroundCount + ContrastCount;

    private readonly SearchRings _rings;
    private readonly SplineBasis _contrast;
    private readonly Segment[] _segments;
    private readonly double[,] _constant = new double[Count, Count];
    private readonly double[] _right = new double[Count];
    private readonly double _flat;

    /// <summary>The equations of one tilt.</summary>
    public SearchEquations(SearchRings rings)
    {
        var background = new SplineBasis(BackgroundCount, rings.Count);
        (_rings, _contrast) = (rings, new(ContrastCount, rings.Count));
        _segments = [.. Enumerable.Range(0, rings.Count).GroupBy(ring => (background.First[ring], _contrast.First[ring]))
            .Select(segment => new Segment([.. segment], segment.Key.Item1, BackgroundCount + segment.Key.Item2, background, _contrast))];
        foreach (var segment in _segments)
            for (int i = 0; i < SplineBasis.Support; i++)
            {
                _right[segment.Background + i] += segment.Dot(segment.OfBackground[i], rings.Y);
                for (int j = 0; j < SplineBasis.Support; j++) _constant[segment.Background + i, segment.Background + j] += segment.Dot(segment.Squares[i, j], rings.One);
            }
        _flat = Solve(_constant, _right) is { } solution ? Explained(solution, _right) : 0;
    }

    /// <summary>Half the weighted sum of squares that rings of the defocus last measured explain beyond what none do; zero where they come out reversed.</summary>
    public double Gain()
    {
        var (matrix, right) = ((double[,])_constant.Clone(), (double[])_right.Clone());
        foreach (var segment in _segments)
            for (int i = 0; i < SplineBasis.Support; i++)
            {
                right[segment.Contrast + i] += segment.Dot(segment.OfContrast[i], _rings.UY);
                for (int j = 0; j < SplineBasis.Support; j++)
                {
                    matrix[segment.Contrast + i, segment.Background + j] += segment.Dot(segment.Products[i, j], _rings.U);
                    if (j <= i) matrix[segment.Contrast + i, segment.Contrast + j] += segment.Dot(segment.ContrastSquares[i, j], _rings.UU);
                }
            }
        if (Solve(matrix, right) is not { } solution || MeanContrast(solution) <= 0) return 0;
        return Math.Max(0, Explained(solution, right) - _flat);
    }

    private static double[]? Solve(double[,] matrix, double[] right)
    {
        for (int i = 0; i < Count; i++) matrix[i, i] = matrix[i, i] * (1 + 1e-9) + 1e-9;
        return Cholesky.Solve(matrix, right);
    }

    private static double Explained(double[] solution, double[] right) => solution.Zip(right, (x, r) => x * r).Sum() / 2;

    /// <summary>The contrast of the rings, weighted by how much each ring tells.</summary>
    private double MeanContrast(double[] solution)
    {
        double sum = 0;
        for (int ring = 0; ring < _rings.Count; ring++) sum += _rings.UU[ring] * _contrast.At(ring, solution.AsSpan(BackgroundCount));
        return sum;
    }

    /// <summary>Rings on which the same splines differ from zero, with the products of these.</summary>
    private sealed class Segment
    {
        private readonly int _from;

        public Segment(int[] rings, int firstBackground, int firstContrast, SplineBasis background, SplineBasis contrast)
        {
            (_from, Background, Contrast) = (rings[0], firstBackground, firstContrast);
            double[] Values(SplineBasis basis, int i) => [.. rings.Select(ring => basis.Value[SplineBasis.Support * ring + i])];
            double[] Times(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x * y)];
            for (int i = 0; i < SplineBasis.Support; i++) (OfBackground[i], OfContrast[i]) = (Values(background, i), Values(contrast, i));
            for (int i = 0; i < SplineBasis.Support; i++)
                for (int j = 0; j < SplineBasis.Support; j++)
                    (Squares[i, j], Products[i, j], ContrastSquares[i, j]) =
                        (Times(OfBackground[i], OfBackground[j]), Times(OfContrast[i], OfBackground[j]), Times(OfContrast[i], OfContrast[j]));
        }

        /// <summary>Row of the first background spline.</summary>
        public int Background { get; }

        /// <summary>Row of the first contrast spline.</summary>
        public int Contrast { get; }

        public double[][] OfBackground { get; } = new double[SplineBasis.Support][];

        public double[][] OfContrast { get; } = new double[SplineBasis.Support][];

        public double[,][] Squares { get; } = new double[SplineBasis.Support, SplineBasis.Support][];

        public double[,][] Products { get; } = new double[SplineBasis.Support, SplineBasis.Support][];

        public double[,][] ContrastSquares { get; } = new double[SplineBasis.Support, SplineBasis.Support][];

        public double Dot(double[] factors, double[] values)
        {
            var sums = Vector<double>.Zero;
            int i = 0;
            for (; i <= factors.Length - Vector<double>.Count; i += Vector<double>.Count) sums += new Vector<double>(factors, i) * new Vector<double>(values, _from + i);
            double sum = Vector.Sum(sums);
            for (; i < factors.Length; i++) sum += factors[i] * values[_from + i];
            return sum;
        }
    }
}
