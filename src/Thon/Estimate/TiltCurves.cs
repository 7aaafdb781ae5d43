namespace Thon.Estimate;

/// <summary>The smooth functions of one tilt's model, the numbers nobody asks for.</summary>
/// <param name="Background">Coefficients of the logarithm of the background B(k), relative to the tiles' mean power.</param>
/// <param name="Contrast">Coefficients of the logarithm of the ring contrast C(k), relative to the tiles' mean power.</param>
public sealed record TiltCurves(double[] Background, double[] Contrast);
