namespace Thon.Optics;

/// <summary>
/// A zero of an astigmatic CTF: a ring about zero frequency. Without Cs it is an ellipse, as 1/k^2 goes with the defocus, with its axes along U and V; with Cs it is one nearly.
/// </summary>
/// <param name="AlongU">The frequency at which it crosses the direction of U, cycles/angstrom.</param>
/// <param name="AlongV">The frequency at which it crosses the direction of V, cycles/angstrom.</param>
public sealed record ZeroRing(double AlongU, double AlongV);
