using System.Collections.Immutable;

namespace Thon.Estimate.Diagnosis;

/// <summary>What there is to see of the fit of one tilt. All of it is made with the functions of the fit.</summary>
/// <param name="Frequencies">Frequencies of the rings, cycles/angstrom, rising.</param>
/// <param name="Measured">The spectrum averaged over all directions and places where the rings have the same phase, its background taken off, as parts of the background; null where a ring was left out (ice).</param>
/// <param name="Fitted">The model averaged in the same way: the damped rings of the fit.</param>
/// <param name="Background">The background itself, relative to the tiles' mean power.</param>
/// <param name="Agreement">How well measured and fitted rings agree around each frequency, a correlation of -1 to 1; null where a ring was left out.</param>
/// <param name="Zeros">Where the CTF is zero at the mean defocus, cycles/angstrom, rising, as far as the rings go.</param>
/// <param name="Picture">The spectrum as a picture.</param>
public sealed record TiltDiagnosis(
    ImmutableArray<double> Frequencies, ImmutableArray<double?> Measured, ImmutableArray<double?> Fitted, ImmutableArray<double> Background,
    ImmutableArray<double?> Agreement, ImmutableArray<double> Zeros, SpectrumPicture Picture);
