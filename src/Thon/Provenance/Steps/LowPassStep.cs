using System.Globalization;

namespace Thon.Provenance.Steps;

/// <summary>Fine detail was removed.</summary>
/// <param name="FinestAngstroms">The finest spacing kept.</param>
public sealed record LowPassStep(double FinestAngstroms) : ProcessingStep
{
    /// <inheritdoc/>
    public override string Label => string.Create(CultureInfo.InvariantCulture, $"lp({FinestAngstroms})");

    /// <inheritdoc/>
    public override IEnumerable<Trait> Traits => [new("finest detail kept", string.Create(CultureInfo.InvariantCulture, $"{FinestAngstroms} A"))];
}
