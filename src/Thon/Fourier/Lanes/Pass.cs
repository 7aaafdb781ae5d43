namespace Thon.Fourier.Lanes;

/// <summary>
/// One run of equal butterflies over points in memory; all distances in floats. A butterfly of radix r reads r points SourceLeg apart and writes r points
/// TargetLeg apart, in the order of frequency; the next one starts a step further on.
/// </summary>
internal unsafe struct Pass
{
    public float* Source;
    public nint SourceLeg;
    public nint SourceStep;
    public float* Target;
    public nint TargetLeg;
    public nint TargetStep;

    /// <summary>How many butterflies.</summary>
    public int Count;

    /// <summary>The twiddle factors of legs 1 to r-1 of each butterfly, (re, im) pairs; not read in a last pass.</summary>
    public float* Twiddles;

    /// <summary>From one butterfly's twiddle factors to the next one's; none where all butterflies share them.</summary>
    public nint TwiddleStep;
}
