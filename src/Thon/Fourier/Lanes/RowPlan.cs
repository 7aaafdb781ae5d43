namespace Thon.Fourier.Lanes;

/// <summary>
/// What the transform of real rows of one width needs to know. Rows of an even width are transformed as half as many complex values, pixel 2j being the
/// real and pixel 2j + 1 the imaginary part of value j; odd and very short ones as complex rows without imaginary part.
/// </summary>
internal sealed class RowPlan
{
    private const int ShortestPaired = 16;

    public RowPlan(int width)
    {
        Width = width;
        IsPaired = width % 2 == 0 && width >= ShortestPaired;
        Complex = new(IsPaired ? width / 2 : width);
        Roots = LanePlan.Pinned(IsPaired ? width / 2 + 1 : 0);
        for (int k = 0; k < Roots.Length / 2; k++) LanePlan.Put(Roots, k, LanePlan.Root(k, width));
    }

    public int Width { get; }

    /// <summary>Complex values of a row's half spectrum.</summary>
    public int SpectrumWidth => Width / 2 + 1;

    /// <summary>Whether two neighbouring pixels make one complex value.</summary>
    public bool IsPaired { get; }

    /// <summary>The complex transform in the lanes.</summary>
    public LanePlan Complex { get; }

    /// <summary>exp(-2 pi i k / Width) for k from 0 to Width/2, (re, im) pairs, of paired rows.</summary>
    public float[] Roots { get; }
}
