using Thon.Fourier.Lanes;

namespace Thon.Fourier;

/// <summary>The processor's registers that transforms and filters use. Results are the same, bit for bit, wherever they are the same.</summary>
public static class InstructionSets
{
    /// <summary>What this process uses: <c>avx512</c>, <c>avx2</c> or <c>portable</c>.</summary>
    public static string Current { get; } = Engine.Widest switch
    {
        SimdWidth.Avx512 => "avx512",
        SimdWidth.Avx2 => "avx2",
        _ => "portable",
    };
}
