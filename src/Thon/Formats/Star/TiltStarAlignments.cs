using System.Globalization;
using Thon.Units;

namespace Thon.Formats.Star;

/// <summary>
/// Reads how the images of RELION 4 and 5 were aligned. RELION takes the matrices where a table has both, and so does this. Without X-tilts they are zero; without any
/// other of the columns there is no alignment.
/// </summary>
internal static class TiltStarAlignments
{
    /// <summary>The voxels of the tomogram along each side, at the pixel size of the images.</summary>
    internal static readonly string[] SizeLabels = ["rlnTomoSizeX", "rlnTomoSizeY", "rlnTomoSizeZ"];

    /// <summary>The alignment a row states, or null where it states none.</summary>
    internal static TiltAlignment? Of(StarBlock block, int row, ProjectionFrame? frame, StarNumbers reader) =>
        RelionMatrix.Labels.All(block.Has) ? OfMatrix(block, row, frame, reader) : OfAngles(block, row, reader);

    /// <summary>
    /// What the matrices of a series count pixels from, or null where the table of the series does not tell. The size of the images stands in no RELION file: without it the
    /// images are taken to be as wide and high as the tomogram.
    /// </summary>
    internal static ProjectionFrame? Frame(StarPlaces places, Length? pixelSize, (int Width, int Height)? images, StarNumbers reader)
    {
        if (places.Tilts is null || !RelionMatrix.Labels.All(places.Tilts.Has)) return null;
        double?[] sizes = [.. SizeLabels.Select(label => reader.Number(places.Series, places.Row, label))];
        if (pixelSize is not { } pixel || sizes.Any(size => size is not (>= 1 and <= int.MaxValue)))
        {
            reader.Warn(
                "star-matrix-unread", $"data_{places.Tilts.Name}", "projection matrices, and not all of the sizes they count from", $"a pixel size and {string.Join(", ", SizeLabels)}",
                "The alignment is not read.");
            return null;
        }

        int[] size = [.. sizes.Select(size => (int)size!.Value)];
        if (images is null)
        {
            reader.Warn(
                "star-matrix-centre", $"data_{places.Tilts.Name}", "projection matrices, and no stack that tells the size of the images", "the stack where the file says it is",
                string.Create(CultureInfo.InvariantCulture, $"The images were taken to be as large as the tomogram, {size[0]} x {size[1]}; if they are not, the shifts are off by half of the difference."));
        }

        return new(images?.Width ?? size[0], images?.Height ?? size[1], size[0], size[1], size[2], pixel);
    }

    private static TiltAlignment? OfAngles(StarBlock block, int row, StarNumbers reader)
    {
        if (reader.Angle(block, row, "rlnTomoYTilt") is not { } tilt || reader.Angle(block, row, "rlnTomoZRot") is not { } axis) return null;
        if (reader.Length(block, row, "rlnTomoXShiftAngst") is not { } x || reader.Length(block, row, "rlnTomoYShiftAngst") is not { } y) return null;
        return new(tilt, axis, x, y, reader.Angle(block, row, "rlnTomoXTilt") ?? Angle.Zero);
    }

    private static TiltAlignment? OfMatrix(StarBlock block, int row, ProjectionFrame? frame, StarNumbers reader)
    {
        if (frame is null) return null;
        double[]?[] rows = [.. RelionMatrix.Labels.Select(label => RelionMatrix.Numbers(block.Text(row, label)))];
        if (Array.FindIndex(rows, numbers => numbers is null) is >= 0 and var bad)
        {
            reader.Report(block, row, RelionMatrix.Labels[bad], "four numbers, as in [1,0,0,0]");
            return null;
        }

        if (RelionMatrix.Alignment(rows!, frame) is { } alignment) return alignment;
        reader.Warn(
            "star-matrix-scale", $"data_{block.Name}, row {row + 1}", "a projection matrix that is more than turns and a shift", "no scale, shear or mirror",
            "The alignment of this image is not read.");
        return null;
    }
}
