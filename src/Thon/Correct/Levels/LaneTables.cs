using System.Runtime.CompilerServices;
using Thon.Fourier.Lanes;

namespace Thon.Correct.Levels;

/// <summary>For as many frequencies along the columns as there are lanes, and every frequency across them: the CTF's phase, its change with defocus, and the weights.</summary>
internal static unsafe class LaneTables<T>
    where T : struct, ILanes<T>
{
    /// <summary>Fills the tables, [frequency across, lane], zero frequency first.</summary>
    /// <param name="job">The job.</param>
    /// <param name="along">The numbers of the frequencies along the columns.</param>
    /// <param name="at">Takes the tables.</param>
    public static void Fill(FilterJob job, T along, in LaneBuffers<T> at)
    {
        T product = T.Broadcast((float)job.Phase.Product), quartic = T.Broadcast(2 * (float)job.Phase.Quartic), lambda = T.Broadcast((float)job.Phase.PerDefocus);
        T step = T.Broadcast((float)(1 / (job.Plan.Height * job.PixelSize))), alone = AloneOf(job, along), kl = along * step, kl2 = kl * kl;
        fixed (float* weights = job.Tables.Weights, noises = job.Tables.NoiseToSignal)
            for (int i = 0, to = 0; i < job.Transform.Length; i++, to += T.Count)
            {
                T ka = T.Broadcast(job.Across[i]), ka2 = ka * ka;
                if (job.Upright.Shear != 0)
                {
                    T moved = Sheared(job, along, job.Across[i]);
                    (kl, alone) = (moved * step, AloneOf(job, moved));
                    kl2 = kl * kl;
                }
                T k2 = ka2 + kl2, phase = T.Broadcast(job.AcrossPhase[i]) + alone;
                T.Store(at.Phase + to, T.MultiplyAdd(T.MultiplyAdd(quartic * ka, kl, product), ka * kl, phase));
                T.Store(at.Slope + to, k2 * lambda);
                if (weights == null && noises == null) continue;
                // The last lanes may carry frequencies beyond the last one; nobody reads what comes of them, but they must not lead out of the tables.
                T place = T.Min(T.Sqrt(k2) * T.Broadcast(job.Tables.PerFrequency), T.Broadcast(job.Tables.Last));
                if (weights != null) T.Store(at.Weight + to, StraightLines<T>.At(weights, place));
                if (noises != null) T.Store(at.Noise + to, StraightLines<T>.At(noises, place));
            }
    }

    /// <summary>The frequency along the columns before the shear, which moved it by the frequency across times the shear, within half a sampling of zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sheared(FilterJob job, T along, float across)
    {
        float height = job.Plan.Height;
        T moved = along + T.Broadcast((float)(job.Upright.Shear * across * job.PixelSize) * height);
        return moved - T.Floor(T.MultiplyAdd(moved, T.Broadcast(1 / height), T.Broadcast(0.5f))) * T.Broadcast(height);
    }

    /// <summary>What depends on the frequencies along the columns alone.</summary>
    private static T AloneOf(FilterJob job, T along)
    {
        double step = 1 / (job.Plan.Height * job.PixelSize);
        float* lanes = stackalloc float[T.Count];
        T.Store(lanes, along);
        for (int lane = 0; lane < T.Count; lane++) lanes[lane] = job.Phase.Along(lanes[lane] * step);
        return T.Load(lanes);
    }
}
