namespace Thon.Fourier.Lanes;

/// <summary>
/// What the transform of real rows of one width needs to know. Rows of an even width are transformed as half as many complex values, pixel 2j being the
/// real and pixel 2j + 1 the imaginary part of value j; odd and very short ones as complex rows without imaginary part.
/// </summary>
internal sealed class RowPlan
{
    private const int ShortestPaired = 16;

    /// <param name="width">Pixels a row.</param>
    /// <param name="inverseDivisor">By what the inverse divides: the number of samples of the whole transform.</param>
    public RowPlan(int width, long inverseDivisor)
    {
        Width = width;
        InverseScale = (float)(1.0 / inverseDivisor);
        IsPaired = width % 2 == 0 && width >= ShortestPaired;
        Complex = new(IsPaired ? width / 2 : width);
        HalfRoots = IsPaired ? RootsTimes(0.5) : [];
        ScaledRoots = IsPaired ? RootsTimes(1.0 / inverseDivisor) : [];
    }

    public int Width { get; }

    /// <summary>Complex values of a row's half spectrum.</summary>
    public int SpectrumWidth => Width / 2 + 1;

    /// <summary>Whether two neighbouring pixels make one complex value.</summary>
    public bool IsPaired { get; }

    /// <summary>The complex transform in the lanes.</summary>
    public LanePlan Complex { get; }

    /// <summary>The factor of the inverse.</summary>
    public float InverseScale { get; }

    /// <summary>exp(-2 pi i k / Width) / 2 for k from 0 to Width/2, (re, im) pairs, of paired rows.</summary>
    public float[] HalfRoots { get; }

    /// <summary>exp(-2 pi i k / Width) times the factor of the inverse, for the same k.</summary>
    public float[] ScaledRoots { get; }

    /// <summary>
    /// The second half of the table mirrors the first bit for bit: frequencies in the middle are computed twice where registers are wide, and must come out
    /// the same either way.
    /// </summary>
    private float[] RootsTimes(double factor)
    {
        int half = Width / 2;
        var table = LanePlan.Pinned(half + 1);
        for (int k = 0; k <= half - k; k++)
        {
            var root = factor * LanePlan.Root(k, Width);
            LanePlan.Put(table, half - k, -System.Numerics.Complex.Conjugate(root));
            LanePlan.Put(table, k, root);
        }
        return table;
    }
}
