namespace Thon.Fourier.Lanes;

/// <summary>Which registers the transforms use.</summary>
internal enum SimdWidth
{
    /// <summary>Four lanes, any processor.</summary>
    Portable,

    /// <summary>Eight lanes, AVX2 with FMA.</summary>
    Avx2,

    /// <summary>Sixteen lanes, AVX-512.</summary>
    Avx512,
}
