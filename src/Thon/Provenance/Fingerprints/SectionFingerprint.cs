using System.Collections.Immutable;

namespace Thon.Provenance.Fingerprints;

/// <summary>What one section tells about what was done to it.</summary>
/// <param name="Section">Section, from 0.</param>
/// <param name="LogPower">
/// Natural logarithm of the power in each band, in squared grey values: white noise has its variance in every band. Held at <see cref="LogPowerRange"/> below the strongest band.
/// </param>
/// <param name="CoarseZeros">How deep the zeros of the CTF are from 40 to 12 A, as <see cref="ZeroDepth"/> has it; null where the section cannot tell.</param>
/// <param name="FineZeros">The same from 12 to 7 A.</param>
/// <param name="Mean">Mean grey value, without the border an alignment left.</param>
/// <param name="Deviation">Standard deviation of the grey values, above zero.</param>
public sealed record SectionFingerprint(int Section, ImmutableArray<double> LogPower, double? CoarseZeros, double? FineZeros, double Mean, double Deviation)
{
    /// <summary>How far below the strongest band the power is told: rounding to 16 bits leaves noise not far below that, 10^-6 of the strongest.</summary>
    public const double LogPowerRange = 14;

    /// <inheritdoc/>
    public bool Equals(SectionFingerprint? other) =>
        other is not null && Section == other.Section && LogPower.SequenceEqual(other.LogPower)
        && Nullable.Equals(CoarseZeros, other.CoarseZeros) && Nullable.Equals(FineZeros, other.FineZeros) && Mean == other.Mean && Deviation == other.Deviation;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Section, LogPower.Length, Mean, Deviation);
}
