using Thon.Units;

namespace Thon.Formats.Star;

/// <summary>What RELION 4 counts the pixels of its projection matrices from.</summary>
/// <param name="Width">Pixels a row of the tilt images.</param>
/// <param name="Height">Rows of the tilt images.</param>
/// <param name="SizeX">Voxels of the tomogram along x, at the pixel size of the images.</param>
/// <param name="SizeY">Voxels along y.</param>
/// <param name="SizeZ">Voxels along z, the beam at zero tilt.</param>
/// <param name="PixelSize">Pixel size of the images.</param>
internal sealed record ProjectionFrame(int Width, int Height, int SizeX, int SizeY, int SizeZ, Length PixelSize)
{
    // Whole pixels, as RELION 5 has them when it makes matrices.
    internal double[] TomogramCentre => [SizeX / 2, SizeY / 2, SizeZ / 2];

    internal double[] ImageCentre => [Width / 2, Height / 2, 0];
}
