using System.Collections.Immutable;

namespace Thon.Provenance.Numbers;

/// <summary>The frames of a movie in a record. Units stand in the names.</summary>
/// <param name="PixelSizeAngstroms">Pixel size.</param>
/// <param name="Volts">Acceleration voltage; null where the curve does not need it.</param>
/// <param name="Exposures">The exposure each frame's weight refers to, e/angstrom^2.</param>
public sealed record FrameNumbers(double PixelSizeAngstroms, double? Volts, ImmutableArray<double> Exposures);
