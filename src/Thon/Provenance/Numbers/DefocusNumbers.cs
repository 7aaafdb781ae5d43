using System.Collections.Immutable;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Provenance.Numbers;

/// <summary>The defocus of one image in a record. Units stand in the names.</summary>
/// <param name="UAngstroms">The larger principal defocus, underfocus positive.</param>
/// <param name="VAngstroms">The smaller one.</param>
/// <param name="AngleRadians">Counter-clockwise from +x to U.</param>
/// <param name="PhaseShiftRadians">Phase of a phase plate.</param>
/// <param name="SigmaAngstroms">Standard error of (U+V)/2; null where it is not known.</param>
/// <param name="Source">Fitted, predicted or set by hand.</param>
/// <param name="Verdict">Whether the fit may be relied on; null where nobody judged it.</param>
/// <param name="SignalToNoiseFrequencies">Frequencies of the image's signal-to-noise ratio, cycles/angstrom; null where it is not known.</param>
/// <param name="SignalToNoiseRatios">The ratios at these.</param>
public sealed record DefocusNumbers(
    double UAngstroms,
    double VAngstroms,
    double AngleRadians,
    double PhaseShiftRadians,
    double? SigmaAngstroms,
    DefocusSource Source,
    FitVerdict? Verdict,
    ImmutableArray<double>? SignalToNoiseFrequencies,
    ImmutableArray<double>? SignalToNoiseRatios)
{
    /// <summary>The numbers of an estimate.</summary>
    public static DefocusNumbers Of(DefocusEstimate estimate) => new(
        estimate.Defocus.U.Angstroms,
        estimate.Defocus.V.Angstroms,
        estimate.Defocus.Angle.Radians,
        estimate.PhaseShift.Radians,
        estimate.Sigma?.Angstroms,
        estimate.Source,
        estimate.Verdict,
        estimate.SignalToNoise?.Frequencies,
        estimate.SignalToNoise?.Ratios);

    /// <summary>The estimate these numbers are of.</summary>
    public DefocusEstimate ToEstimate() => new(
        new(new(UAngstroms), new(VAngstroms), new(AngleRadians)), new(PhaseShiftRadians), SigmaAngstroms is { } sigma ? new Length(sigma) : null, Source)
    {
        Verdict = Verdict,
        SignalToNoise = (SignalToNoiseFrequencies, SignalToNoiseRatios) is ({ } frequencies, { } ratios) ? new(frequencies, ratios) : null,
    };
}
