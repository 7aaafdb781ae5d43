using System.Collections.Immutable;

namespace Thon.Formats.Warp;

/// <summary>A curve over frequency, such as TiltPS1D.</summary>
/// <param name="Frequency">Frequencies, cycles/pixel of the binned pixel, 0 to 0.5, rising.</param>
/// <param name="Value">A value for each; power has its background taken off and may be negative.</param>
public sealed record WarpCurve(ImmutableArray<double> Frequency, ImmutableArray<double> Value);
