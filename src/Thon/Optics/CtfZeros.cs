using System.Collections.Immutable;
using Thon.Units;

namespace Thon.Optics;

/// <summary>The zeros of a CTF, where its phase chi' is a multiple of pi.</summary>
public static class CtfZeros
{
    private const double MostZeros = 10000;

    /// <summary>The frequencies at which the CTF is zero at the mean defocus, cycles/angstrom, rising.</summary>
    /// <param name="transfer">The transfer function.</param>
    /// <param name="highest">The highest frequency looked at, cycles/angstrom, above zero.</param>
    /// <returns>None where there are more than ten thousand.</returns>
    public static ImmutableArray<double> Of(ContrastTransfer transfer, double highest)
    {
        double defocus = transfer.Defocus.Mean.Angstroms;
        var (a, b, c) = transfer.PhaseCoefficients;
        double end = highest * highest, turning = c == 0 ? end : Math.Clamp(-b * defocus / (2 * c), 0, end);
        double[] phases = [a, transfer.PhaseAt(turning, defocus), transfer.PhaseAt(end, defocus)];
        // No image shows so many; a defocus of which somebody wrote ten digits too many has none to be shown.
        if (!phases.All(phase => Math.Abs(phase) < MostZeros * Math.PI)) return [];
        int first = (int)Math.Ceiling(phases.Min() / Math.PI), last = (int)Math.Floor(phases.Max() / Math.PI);
        var squares = from n in Enumerable.Range(first, Math.Max(0, last - first + 1))
                      from k2 in new[] { PhaseFrequency.Rising(transfer, n * Math.PI, defocus), PhaseFrequency.Falling(transfer, n * Math.PI, defocus) }
                      where k2 > 0 && k2 <= end
                      select k2.Value;
        return [.. squares.Distinct().Order().Select(Math.Sqrt)];
    }

    /// <summary>The zeros along the axes of the astigmatism, counted from the middle outwards as long as the phase rises: all within a frequency, and the next one.</summary>
    /// <param name="transfer">The transfer function.</param>
    /// <param name="highest">The frequency along U, cycles/angstrom, above zero.</param>
    public static ImmutableArray<ZeroRing> Rings(ContrastTransfer transfer, double highest)
    {
        var rings = ImmutableArray.CreateBuilder<ZeroRing>();
        while (rings.Count == 0 || rings[^1].AlongU <= highest)
        {
            double phase = MultipleOf(transfer, rings.Count + 1) * Math.PI;
            if (At(transfer.Defocus.U) is not { } u || At(transfer.Defocus.V) is not { } v) break;
            rings.Add(new(u, v));

            double? At(Length defocus) => PhaseFrequency.Rising(transfer, phase, defocus.Angstroms) is { } k2 ? Math.Sqrt(k2) : null;
        }

        return rings.ToImmutable();
    }

    /// <summary>The multiple of pi that the phase has at a zero, counted from the middle outwards as long as the phase rises.</summary>
    /// <param name="transfer">The transfer function.</param>
    /// <param name="zero">Which zero, from 1.</param>
    public static int MultipleOf(ContrastTransfer transfer, int zero) => (int)Math.Floor(transfer.PhaseCoefficients.Constant / Math.PI) + zero;
}
