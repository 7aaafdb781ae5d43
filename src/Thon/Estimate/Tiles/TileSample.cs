namespace Thon.Estimate.Tiles;

/// <summary>What is kept of one tile.</summary>
/// <param name="X">The middle of what it sees, angstrom from the image centre along +x.</param>
/// <param name="Y">The same along +y.</param>
/// <param name="Lit">The part of it that is lit, 0 to 1.</param>
/// <param name="Mean">Its mean pixel.</param>
/// <param name="Power">Power of every cell of the grid over the geometric mean of them all.</param>
internal sealed record TileSample(double X, double Y, double Lit, double Mean, float[] Power);
