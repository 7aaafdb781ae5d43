using System.Runtime.CompilerServices;
using Thon.Fourier.Lanes;

namespace Thon.Correct.Deconvolution.Images;

/// <summary>The filter on registers of one width: as many neighbouring frequencies of a row at once as there are lanes.</summary>
internal sealed unsafe class LaneSpectrumFilter<T> : SpectrumFilter
    where T : struct, ILanes<T>
{
    private static int PointSize => LaneFft<T>.PointSize;

    /// <inheritdoc/>
    protected override void Run(SpectrumFilterJob job, double defocus, float* spectrum, float* filtered)
    {
        int points = (job.SpectrumWidth + T.Count - 1) / T.Count;
        using var scratch = new Scratch(2 * points * T.Count);
        float* across = scratch.Floats, phases = across + points * T.Count, padded = stackalloc float[PointSize];
        FillAcross(job, across, phases);
        new Span<float>(padded, PointSize).Clear();
        fixed (float* ratios = job.Ratios)
            for (int row = 0; row < job.Height; row++)
            {
                var numbers = new RowNumbers(job, row, defocus, ratios);
                for (int first = 0; first < job.SpectrumWidth; first += T.Count, spectrum += PointSize, filtered += PointSize)
                {
                    T factor = Factor(numbers, T.Load(across + first), T.Load(phases + first));
                    if (first + T.Count <= job.SpectrumWidth) Multiply(spectrum, filtered, factor);
                    else
                    {
                        // The last point of a row is not a whole one, and what follows it is the next row.
                        int rest = 2 * (job.SpectrumWidth - first);
                        new Span<float>(spectrum, rest).CopyTo(new(padded, rest));
                        Multiply(padded, padded, factor);
                        new Span<float>(padded, rest).CopyTo(new(filtered, rest));
                        spectrum += rest - PointSize;
                        filtered += rest - PointSize;
                    }
                }
            }
    }

    /// <summary>The frequencies across and what of the phase depends on them alone, in the lanes' own order.</summary>
    private static void FillAcross(SpectrumFilterJob job, float* across, float* phases)
    {
        float* frequency = stackalloc float[PointSize], phase = stackalloc float[PointSize];
        for (int first = 0; first < job.SpectrumWidth; first += T.Count)
        {
            for (int lane = 0; lane < T.Count; lane++)
            {
                double ka = job.Across(first + lane);
                frequency[2 * lane] = frequency[2 * lane + 1] = (float)ka;
                phase[2 * lane] = phase[2 * lane + 1] = job.Phase.Across(ka);
            }
            InterleavedPoint.Load(frequency, out T k, out T _);
            InterleavedPoint.Load(phase, out T p, out T _);
            T.Store(across + first, k);
            T.Store(phases + first, p);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply(float* from, float* to, T factor)
    {
        InterleavedPoint.Load(from, out T re, out T im);
        InterleavedPoint.Store(to, re * factor, im * factor);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Factor(in RowNumbers row, T ka, T acrossPhase)
    {
        T kl = T.Broadcast(row.Along), product = ka * kl, k2 = T.MultiplyAdd(ka, ka, kl * kl);
        T phase = T.MultiplyAdd(T.MultiplyAdd(T.Broadcast(row.Quartic), product, T.Broadcast(row.Product)), product, acrossPhase + T.Broadcast(row.Phase));
        // The lanes after a row's last frequency must not lead out of the table.
        T place = T.Min(T.Sqrt(k2) * T.Broadcast(row.PerFrequency), T.Broadcast(row.Last));
        return WienerFactor.Of(T.MultiplyAdd(k2, T.Broadcast(row.PerSquare), phase), StraightLines<T>.At(row.Ratios, place), row.Input);
    }

    /// <summary>What is the same for all frequencies of a row.</summary>
    private readonly struct RowNumbers(SpectrumFilterJob job, int row, double defocus, float* ratios)
    {
        public readonly float Along = (float)job.Along(row);
        public readonly float Phase = job.Phase.Along(job.Along(row));
        public readonly float Quartic = 2 * (float)job.Phase.Quartic;
        public readonly float Product = (float)job.Phase.Product;
        public readonly float PerSquare = (float)(job.Phase.PerDefocus * defocus);
        public readonly float PerFrequency = job.PerFrequency;
        public readonly float Last = job.Ratios.Length - 2;
        public readonly float* Ratios = ratios;
        public readonly InputState Input = job.Input;
    }
}
