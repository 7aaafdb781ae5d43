using System.Runtime.Intrinsics.X86;

namespace Thon.Fourier.Lanes;

/// <summary>The steps that the transforms of images and volumes are made of, on memory the caller has pinned; all pitches in floats.</summary>
internal abstract unsafe class Engine
{
    /// <summary>The widest registers of this processor.</summary>
    public static SimdWidth Widest => Avx512F.IsSupported ? SimdWidth.Avx512 : Avx2.IsSupported && Fma.IsSupported ? SimdWidth.Avx2 : SimdWidth.Portable;

    /// <summary>The engine for one kind of register.</summary>
    public static Engine For(SimdWidth width) => width switch
    {
        SimdWidth.Avx512 => new LaneEngine<Lanes16>(),
        SimdWidth.Avx2 => new LaneEngine<Lanes8>(),
        _ => new LaneEngine<Lanes4>(),
    };

    /// <summary>Real rows to half spectra.</summary>
    public abstract void ForwardRows(RowPlan plan, float* pixels, float* spectrum, int rows, int threads);

    /// <summary>Half spectra to real rows, scaled as planned.</summary>
    public abstract void InverseRows(RowPlan plan, float* spectrum, float* pixels, int rows, int threads);

    /// <summary>Complex columns in place, unscaled, value j of a column <paramref name="pitch"/> floats after value j - 1.</summary>
    public abstract void Columns(LanePlan plan, float* spectrum, nint pitch, long columns, Direction direction, int threads);
}
