namespace Thon.Estimate;

/// <summary>Uniform cubic B-splines over equally spaced points: the smooth functions of frequency the model is built of. [deBoor1978]</summary>
public sealed class SplineBasis
{
    /// <summary>How many splines differ from zero at any point.</summary>
    public const int Support = 4;

    /// <summary>A basis of <paramref name="count"/> splines over <paramref name="points"/> points.</summary>
    /// <param name="count">How many splines, at least 4.</param>
    /// <param name="points">How many points, at least 2.</param>
    public SplineBasis(int count, int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, Support);
        (Count, First, Value) = (count, new int[points], new double[points * Support]);
        int intervals = count - Support + 1;
        for (int i = 0; i < points; i++)
        {
            double x = (double)i / Math.Max(1, points - 1) * intervals;
            First[i] = Math.Min((int)x, intervals - 1);
            double t = x - First[i], s = 1 - t;
            Value[Support * i] = s * s * s / 6;
            Value[Support * i + 1] = (3 * t * t * t - 6 * t * t + 4) / 6;
            Value[Support * i + 2] = (3 * s * s * s - 6 * s * s + 4) / 6;
            Value[Support * i + 3] = t * t * t / 6;
        }
    }

    /// <summary>How many splines there are.</summary>
    public int Count { get; }

    /// <summary>The first spline that differs from zero at every point.</summary>
    public int[] First { get; }

    /// <summary>The values of the four splines from <see cref="First"/> on, [point, 4].</summary>
    public double[] Value { get; }

    /// <summary>The sum of all splines at one point, weighted by coefficients.</summary>
    public double At(int point, ReadOnlySpan<double> coefficients)
    {
        double sum = 0;
        for (int j = 0; j < Support; j++) sum += Value[Support * point + j] * coefficients[First[point] + j];
        return sum;
    }
}
