using Thon.Optics;
using Thon.Units;

namespace Thon.Estimate.Diagnosis;

/// <summary>The defocus that puts a zero of the CTF where somebody points.</summary>
public static class RingDefocus
{
    // No tomogram is taken at more, angstrom.
    private const double Highest = 500_000;

    /// <summary>The defocus, with the astigmatism of the trial, at which a zero lies at a frequency.</summary>
    /// <param name="microscope">The optics.</param>
    /// <param name="trial">Defocus, astigmatism and phase as they are.</param>
    /// <param name="k">The frequency, cycles/angstrom, above zero.</param>
    /// <param name="direction">Its direction, counter-clockwise from +x.</param>
    /// <param name="zero">Which zero shall lie there, from 1 for the innermost; null for the one that is nearest in phase.</param>
    /// <returns>The defocus; null where no defocus above zero and up to 50 um puts that zero there, or only beyond where the phase turns back.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is not above zero, or the zero is below 1.</exception>
    public static Defocus? Of(Microscope microscope, TiltTrial trial, double k, Angle direction, int? zero = null)
    {
        if (!(k > 0 && double.IsFinite(k))) throw new ArgumentOutOfRangeException(nameof(k), k, "a frequency above 0");
        if (zero is { } number) ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(zero));
        var transfer = new ContrastTransfer(microscope, trial.Defocus, trial.PhaseShift);
        double k2 = k * k, along = trial.Defocus.AngstromsAlong(direction), phase = transfer.PhaseAt(k2, along);
        int multiple = zero is { } stated ? CtfZeros.MultipleOf(transfer, stated) : Math.Max(CtfZeros.MultipleOf(transfer, 1), (int)Math.Round(phase / Math.PI));
        double move = (multiple * Math.PI - phase) / transfer.PhasePerDefocusAt(k2), mean = trial.Defocus.Mean.Angstroms + move;
        bool rises = transfer.PhasePerDefocusAt(k2) * (along + move) + 2 * transfer.PhaseCoefficients.Quartic * k2 * k2 > 0;
        return rises && mean > 0 && mean <= Highest ? trial.Defocus.WithMean(new(mean)) : null;
    }
}
