using System.Collections.Immutable;
using Thon.Formats;
using Thon.Formats.Star;
using Thon.Optics;
using Thon.Provenance.Numbers;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Reporting;

/// <summary>The series that one of our STAR files tells of.</summary>
internal static class DescribedSeries
{
    /// <summary>Puts the series together. Optics the file does not state are not a number, and images whose size nobody knows have none, as in what ready spectra leave.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What the file says; every row has an angle and a defocus.</param>
    /// <param name="recorded">The series in the file's record, which knows what has no place in a STAR file; null where there is none.</param>
    /// <param name="size">Width and height of the images, pixels; null where no stack says so.</param>
    public static TiltSeries Of(string name, SeriesDescription description, SeriesNumbers? recorded, (int Width, int Height)? size)
    {
        var (width, height) = recorded is { Width: > 0, Height: > 0 } ? (recorded.Width, recorded.Height) : size ?? (0, 0);
        var transforms = recorded is null ? [] : recorded.Tilts.Select(tilt => tilt.ToTilt()).Where(tilt => tilt.Transform is not null).DistinctBy(tilt => tilt.Section).ToDictionary(tilt => tilt.Section, tilt => tilt.Transform);
        return new(
            name, width, height, description.PixelSize ?? new Length(double.NaN), MicroscopeOf(description), GeometryOf(description),
            [.. description.Tilts.Select((row, i) => TiltOf(row, i, transforms))], description.DataType ?? DataType.Raw, description.SlabThickness)
        {
            SlabThicknessSigma = description.SlabThicknessSigma,
            ModelThickness = description.ModelThickness,
            TiltOffsetSigma = description.TiltOffsetSigma,
            XTiltSigma = description.XTiltSigma,
        };
    }

    /// <summary>The stack that the rows name, as it stands there; null where each has a file of its own or none.</summary>
    public static string? StackOf(SeriesDescription description) =>
        description.Tilts.Select(row => row.Image is { } image ? StarImageName.Parse(image) : null).FirstOrDefault(name => name?.Section is not null)?.File;

    private static Tilt TiltOf(TiltDescription row, int place, Dictionary<int, ImageTransform?> transforms)
    {
        int section = row.Section ?? place;
        return new(section, row.TiltAngle!.Value, row.DoseBefore, row.Dose, row.Estimate, row.NominalDefocus, row.Acquired)
        {
            IsExcluded = row.IsExcluded,
            Image = row.Image is { } image && StarImageName.Parse(image) is { Section: null } ? image : null,
            Transform = transforms.GetValueOrDefault(section),
        };
    }

    private static Microscope MicroscopeOf(SeriesDescription description) => new(
        description.Voltage ?? new Voltage(double.NaN), description.SphericalAberration ?? new Length(double.NaN), description.AmplitudeContrast ?? double.NaN);

    private static TiltGeometry? GeometryOf(SeriesDescription description) => (description.TiltAxis, description.Hand) is ({ } axis, { } hand)
        ? new(axis, hand, description.TiltOffset ?? Angle.Zero, description.XTilt ?? Angle.Zero)
        : null;
}
