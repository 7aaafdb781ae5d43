using System.Collections.Immutable;

namespace Thon.Provenance.Fingerprints;

/// <summary>What one section tells about what was done to it.</summary>
/// <param name="Section">Section, from 0.</param>
/// <param name="LogPower">
/// Natural logarithm of the power in each band, in squared grey values: white noise has its variance in every band. Held at <see cref="LogPowerRange"/> below the strongest band.
/// </param>
/// <param name="ZeroDepth">How deep the zeros of the CTF are from 40 to 12 A: 2 after multiplication by the CTF, less than 0.5 for rings on noise; null where the section cannot tell.</param>
/// <param name="Mean">Mean grey value, without the border an alignment left.</param>
/// <param name="Deviation">Standard deviation of the grey values, above zero.</param>
public sealed record SectionFingerprint(int Section, ImmutableArray<double> LogPower, double? ZeroDepth, double Mean, double Deviation)
{
    /// <summary>How far below the strongest band the power is told: float16 leaves noise at 10^-9 of the strongest, and the window what is next to it.</summary>
    public const double LogPowerRange = 20;

    /// <inheritdoc/>
    public bool Equals(SectionFingerprint? other) =>
        other is not null && Section == other.Section && LogPower.SequenceEqual(other.LogPower)
        && Nullable.Equals(ZeroDepth, other.ZeroDepth) && Mean == other.Mean && Deviation == other.Deviation;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Section, LogPower.Length, Mean, Deviation);
}
