using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Conversion;

/// <summary>
/// Puts together what several files say about one series. What an earlier file says stands; a later one adds what is missing, and where it contradicts, that is told.
/// </summary>
internal static class SeriesMerge
{
    /// <summary>The series as all files together describe it.</summary>
    /// <param name="files">At least one description; the earlier ones go before the later ones.</param>
    /// <returns>The description, whose findings are those of the files and of putting them together.</returns>
    internal static SeriesDescription Of(IReadOnlyList<SeriesDescription> files) =>
        Enumerable.Range(1, files.Count - 1).Aggregate(files[0], (a, i) => Join(a, files[i], [.. files.Take(i)])) with
        {
            FileName = (files.FirstOrDefault(file => file.FileName != StatedDescription.Source) ?? files[0]).FileName,
        };

    private static SeriesDescription Join(SeriesDescription a, SeriesDescription b, IReadOnlyList<SeriesDescription> earlier)
    {
        var (tilts, findings) = TiltMerge.Of(a, b);
        var axis = a.TiltAxis ?? b.TiltAxis;
        return a with
        {
            FileName = a.Tilts.IsEmpty && !b.Tilts.IsEmpty ? b.FileName : a.FileName,
            Name = a.Name ?? b.Name,
            Tilts = tilts,
            Findings = a.Findings.AddRange(b.Findings).AddRange(SeriesContradictions.Of(earlier, b, file => About(a.TiltAxis ?? b.TiltAxis, file))).AddRange(findings),
            IsOurs = a.IsOurs && b.IsOurs,
            Voltage = a.Voltage ?? b.Voltage,
            SphericalAberration = a.SphericalAberration ?? b.SphericalAberration,
            AmplitudeContrast = a.AmplitudeContrast ?? b.AmplitudeContrast,
            PixelSize = a.PixelSize ?? b.PixelSize,
            MoviePixelSize = a.MoviePixelSize ?? b.MoviePixelSize,
            Width = a.Width ?? b.Width,
            Height = a.Height ?? b.Height,
            TiltAxis = axis,
            Hand = About(axis, a) ?? About(axis, b),
            TiltOffset = a.TiltOffset ?? b.TiltOffset,
            XTilt = a.XTilt ?? b.XTilt,
            SlabThickness = a.SlabThickness ?? b.SlabThickness,
            TiltOffsetSigma = a.TiltOffsetSigma ?? b.TiltOffsetSigma,
            XTiltSigma = a.XTiltSigma ?? b.XTiltSigma,
            SlabThicknessSigma = a.SlabThicknessSigma ?? b.SlabThicknessSigma,
            ModelThickness = a.ModelThickness ?? b.ModelThickness,
            DataType = a.DataType ?? b.DataType,
        };
    }

    // A file that names no axis states the hand about an upright one.
    private static Hand? About(Angle? axis, SeriesDescription file) => axis is { } named ? HandAbout.Of(file, named) : file.Hand;
}
