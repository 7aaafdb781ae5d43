namespace Thon.AccuracyStudies;

/// <summary>A mean power M and how its logarithm changes.</summary>
/// <param name="Mean">M, over the power of shot noise.</param>
/// <param name="PerPhase">d ln M / d chi, per radian of the CTF's phase.</param>
/// <param name="PerThickness">d ln M / dt, per angstrom of the slab's thickness at zero tilt.</param>
internal readonly record struct SpectrumSlopes(double Mean, double PerPhase, double PerThickness);
