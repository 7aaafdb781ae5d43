using System.Collections.Immutable;

namespace Thon.Estimate.Diagnosis;

/// <summary>
/// A power spectrum as a square grey picture, background taken off: measured in the left half, the model of the fit in the right half, in the same grey values. Zero frequency is in the middle, +x to the right, and
/// row 0 is the top row, as pictures have it; the image's +y is up.
/// </summary>
/// <param name="Size">Side, pixels.</param>
/// <param name="Highest">The frequency at the middle of each side, cycles/angstrom.</param>
/// <param name="Grey">Size * Size grey values, [row, column].</param>
public sealed record SpectrumPicture(int Size, double Highest, ImmutableArray<byte> Grey);
