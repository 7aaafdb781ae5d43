using System.Runtime.CompilerServices;
using Thon.Fourier.Lanes;

namespace Thon.Correct.Deconvolution.Volumes;

/// <summary>What a voxel of a volume's transform is multiplied by, in every lane at once.</summary>
internal unsafe interface IRadialFactor
{
    /// <summary>The factor.</summary>
    /// <param name="job">The job.</param>
    /// <param name="table">The values of its table.</param>
    /// <param name="square">The square of the frequency, cycles^2/angstrom^2.</param>
    static abstract T At<T>(DepthJob job, float* table, T square)
        where T : struct, ILanes<T>;
}

/// <summary>Read from a table, as some programs do.</summary>
internal readonly unsafe struct TabulatedFactor : IRadialFactor
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T At<T>(DepthJob job, float* table, T square)
        where T : struct, ILanes<T> => StraightLines<T>.At(table, T.Min(T.Sqrt(square) * T.Broadcast(job.PerFrequency), T.Broadcast(job.Table.Last)));
}

/// <summary>Computed from the phase of the CTF.</summary>
internal readonly unsafe struct ComputedFactor : IRadialFactor
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T At<T>(DepthJob job, float* table, T square)
        where T : struct, ILanes<T>
    {
        T phase = T.MultiplyAdd(T.MultiplyAdd(square, T.Broadcast(job.Phase.Quartic), T.Broadcast(job.Phase.Linear)), square, T.Broadcast(job.Phase.Constant));
        return WienerFactor.Of(phase, TabulatedFactor.At(job, table, square), job.Input);
    }
}
