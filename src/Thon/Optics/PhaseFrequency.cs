namespace Thon.Optics;

/// <summary>
/// Where the phase of a transfer function has a given value. The phase chi' = a + b df k^2 + c k^4 is quadratic in k^2: from the middle outwards it rises, and, as c is below zero
/// with a Cs, it turns back somewhere and falls. So each value is met once on either side, or not at all.
/// </summary>
public static class PhaseFrequency
{
    /// <summary>The squared frequency at which the rising phase has a value, cycles^2/angstrom^2; null where it never has.</summary>
    /// <param name="transfer">The optics; its own defocus is not looked at.</param>
    /// <param name="phase">chi + phase + asin(A), radian.</param>
    /// <param name="defocusAngstroms">Defocus, angstrom.</param>
    public static double? Rising(ContrastTransfer transfer, double phase, double defocusAngstroms)
    {
        var (a, b, c) = transfer.PhaseCoefficients;
        return OnRise(b * defocusAngstroms, c, phase - a);
    }

    /// <summary>The squared frequency at which the falling phase has a value, cycles^2/angstrom^2; null where it never has.</summary>
    /// <param name="transfer">The optics; its own defocus is not looked at.</param>
    /// <param name="phase">chi + phase + asin(A), radian.</param>
    /// <param name="defocusAngstroms">Defocus, angstrom.</param>
    public static double? Falling(ContrastTransfer transfer, double phase, double defocusAngstroms)
    {
        var (a, b, c) = transfer.PhaseCoefficients;
        return OnFall(b * defocusAngstroms, c, phase - a);
    }

    /// <summary>The squared frequency that has the same phase under another defocus, on the same side of where the phase turns back, cycles^2/angstrom^2; null where none has.</summary>
    /// <param name="transfer">The optics; its own defocus is not looked at.</param>
    /// <param name="k2">Squared frequency, cycles^2/angstrom^2.</param>
    /// <param name="defocusAngstroms">The defocus there, angstrom.</param>
    /// <param name="otherAngstroms">The other defocus, angstrom.</param>
    public static double? OfSamePhase(ContrastTransfer transfer, double k2, double defocusAngstroms, double otherAngstroms)
    {
        var (_, b, c) = transfer.PhaseCoefficients;
        double slope = b * defocusAngstroms, turn = k2 * (slope + c * k2);
        return slope + 2 * c * k2 >= 0 ? OnRise(b * otherAngstroms, c, turn) : OnFall(b * otherAngstroms, c, turn);
    }

    /// <summary>The zero or positive q with s q + c q^2 = turn where s + 2 c q is positive.</summary>
    private static double? OnRise(double s, double c, double turn)
    {
        double square = s * s + 4 * c * turn;
        if (square < 0) return null;
        // Not (root - s) / 2c, which is nothing but round-off where c is small.
        double sum = s + Math.Sqrt(square), q = 2 * turn / sum;
        return sum > 0 && q >= 0 ? q : null;
    }

    /// <summary>The same where s + 2 c q is negative.</summary>
    private static double? OnFall(double s, double c, double turn)
    {
        double square = s * s + 4 * c * turn;
        if (square < 0) return null;
        double root = Math.Sqrt(square), q = s < 0 ? 2 * turn / (s - root) : (s + root) / (-2 * c);
        return q >= 0 && double.IsFinite(q) ? q : null;
    }
}
