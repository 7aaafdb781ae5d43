using System.Collections.Immutable;

namespace Thon.Formats.Warp;

/// <summary>One node of a grid.</summary>
/// <param name="X">Column, from 0.</param>
/// <param name="Y">Row, from 0.</param>
/// <param name="Z">Layer, from 0; the tilt where a grid has one layer a tilt.</param>
/// <param name="Value">Its value.</param>
public readonly record struct WarpNode(int X, int Y, int Z, double Value);

/// <summary>A grid of control points of some quantity over image and tilts. Grids of four dimensions are not read.</summary>
/// <param name="Width">Nodes along x.</param>
/// <param name="Height">Nodes along y.</param>
/// <param name="Depth">Nodes along z; the tilts.</param>
/// <param name="Nodes">The nodes in the file's order.</param>
public sealed record WarpGrid(int Width, int Height, int Depth, ImmutableArray<WarpNode> Nodes);
