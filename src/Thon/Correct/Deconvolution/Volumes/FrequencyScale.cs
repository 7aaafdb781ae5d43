namespace Thon.Correct.Deconvolution.Volumes;

/// <summary>By how much each whole number of a transform's axes counts in the distance of a voxel from zero frequency, cycles/angstrom; see <see cref="FrequencyRadius"/>.</summary>
/// <param name="X">Along the rows.</param>
/// <param name="Y">Along the columns.</param>
/// <param name="Z">Along the depth.</param>
internal sealed record FrequencyScale(double X, double Y, double Z)
{
    /// <summary>The scale of a volume's transform.</summary>
    /// <param name="radius">What distance is taken to be.</param>
    /// <param name="size">Width, height and depth, voxels.</param>
    /// <param name="pixelSize">Pixel size, angstrom.</param>
    public static FrequencyScale Of(FrequencyRadius radius, (int X, int Y, int Z) size, double pixelSize)
    {
        double box = Math.Sqrt(((double)size.X * size.X + (double)size.Y * size.Y + (double)size.Z * size.Z) / 3);
        double For(int length) => radius switch
        {
            FrequencyRadius.True => 1 / (length * pixelSize),
            FrequencyRadius.MeanBox => 1 / (box * pixelSize),
            _ => length < 2 ? 0 : 1 / (2 * pixelSize * (length / 2)),
        };
        return new(For(size.X), For(size.Y), For(size.Z));
    }
}
