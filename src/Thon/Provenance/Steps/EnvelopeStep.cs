using System.Globalization;

namespace Thon.Provenance.Steps;

/// <summary>Fine detail was damped by exp(-B k^2 / 4).</summary>
/// <param name="BFactorSquareAngstroms">B, above 0.</param>
public sealed record EnvelopeStep(double BFactorSquareAngstroms) : ProcessingStep
{
    /// <inheritdoc/>
    public override string Label => string.Create(CultureInfo.InvariantCulture, $"b({BFactorSquareAngstroms})");

    /// <inheritdoc/>
    public override IEnumerable<Trait> Traits => [new("B factor", string.Create(CultureInfo.InvariantCulture, $"{BFactorSquareAngstroms} A^2"))];
}
