namespace Thon.AccuracyStudies;

/// <summary>How far the best possible estimate scatters.</summary>
/// <param name="Name">What the images are.</param>
/// <param name="Bound">The bound, angstrom.</param>
/// <param name="Scatter">rms error, angstrom.</param>
/// <param name="RelativeSigma">Standard error of the rms error over the rms error.</param>
internal sealed record BoundCheckRow(string Name, double Bound, double Scatter, double RelativeSigma);
