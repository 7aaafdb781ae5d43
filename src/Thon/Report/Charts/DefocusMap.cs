using System.Collections.Immutable;

namespace Thon.Report.Charts;

/// <summary>The local defocus over an image, on a coarse lattice from edge to edge.</summary>
/// <param name="WidthAngstroms">Width of the image.</param>
/// <param name="HeightAngstroms">Height of the image.</param>
/// <param name="Columns">Points along x, 2 or more.</param>
/// <param name="Rows">Points along y, 2 or more.</param>
/// <param name="Angstroms">Mean defocus at every point, [row, column], row 0 at the bottom, underfocus positive.</param>
public sealed record DefocusMap(double WidthAngstroms, double HeightAngstroms, int Columns, int Rows, ImmutableArray<double> Angstroms);
