using Thon.Findings;
using Thon.Formats.Star;
using Thon.Tilts;

namespace Thon.Formats.Dialects;

/// <summary>Turns a series into what a file would say about it, and back.</summary>
public static class SeriesDescriptions
{
    /// <summary>What a file that holds everything would say about a series; optics that are no numbers are left out.</summary>
    /// <param name="series">The series.</param>
    /// <param name="stack">The path of its stack, which the images are named after.</param>
    public static SeriesDescription Of(TiltSeries series, string stack) => new(stack, series.Name, [.. series.Tilts.Select(tilt => Of(tilt, stack))], FindingList.Empty)
    {
        IsOurs = true,
        Voltage = double.IsFinite(series.Microscope.Voltage.Volts) ? series.Microscope.Voltage : null,
        SphericalAberration = double.IsFinite(series.Microscope.SphericalAberration.Angstroms) ? series.Microscope.SphericalAberration : null,
        AmplitudeContrast = series.Microscope.AmplitudeContrast,
        PixelSize = series.PixelSize,
        Width = series.Width,
        Height = series.Height,
        TiltAxis = series.Geometry?.Axis,
        Hand = series.Geometry?.Hand,
        TiltOffset = series.Geometry?.TiltOffset,
        XTilt = series.Geometry?.XTilt,
        SlabThickness = series.SlabThickness,
        TiltOffsetSigma = series.TiltOffsetSigma,
        XTiltSigma = series.XTiltSigma,
        SlabThicknessSigma = series.SlabThicknessSigma,
        ModelThickness = series.ModelThickness,
        DataType = series.DataType,
    };

    /// <summary>The name of a section of a stack as RELION writes it.</summary>
    /// <param name="section">The section, from 0.</param>
    /// <param name="stack">The stack's path.</param>
    public static string ImageName(int section, string stack) => StarImageName.Of(section, stack);

    private static TiltDescription Of(Tilt tilt, string stack) => new(
        tilt.Section, tilt.Section, tilt.Image ?? ImageName(tilt.Section, stack), null, tilt.Angle, tilt.DoseBefore, tilt.Dose, tilt.NominalDefocus, tilt.Estimate, tilt.Acquired)
    {
        IsExcluded = tilt.IsExcluded,
    };
}
