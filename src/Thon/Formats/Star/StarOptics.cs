using Thon.Findings;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Star;

/// <summary>Reads what a row says of a series as a whole.</summary>
internal static class StarOptics
{
    internal static SeriesDescription Of(StarFile file, StarBlock block, int row, StarNumbers reader)
    {
        var (size, movies) = PixelSizes(block, row, reader);
        return new(file.Name, null, [], FindingList.Empty)
        {
            IsOurs = block.Has(TiltSeriesStarGlobal.HandLabel) || block.Has("thonDataType"),
            Voltage = reader.Positive(block, row, "rlnVoltage") is { } kilovolts ? Voltage.FromKilovolts(kilovolts) : null,
            SphericalAberration = reader.Number(block, row, "rlnSphericalAberration") is { } millimeters ? Length.FromMillimeters(millimeters) : null,
            AmplitudeContrast = reader.Number(block, row, "rlnAmplitudeContrast"),
            PixelSize = size,
            MoviePixelSize = movies,
            Hand = RowHand(block, row, reader),
            TiltOffset = reader.Angle(block, row, "thonTiltOffset"),
            XTilt = reader.Angle(block, row, "thonXTilt"),
            SlabThickness = reader.Length(block, row, "thonSlabThickness"),
            TiltOffsetSigma = reader.Angle(block, row, "thonTiltOffsetSigma"),
            XTiltSigma = reader.Angle(block, row, "thonXTiltSigma"),
            SlabThicknessSigma = reader.Length(block, row, "thonSlabThicknessSigma"),
            ModelThickness = reader.Length(block, row, "thonModelThickness"),
            DataType = block.Text(row, "thonDataType") is { } label ? DataType.FromLabels([label]) : null,
        };
    }

    // That of the tilt images, and that of the movies where both stand; old Gctf files have the detector's in micrometre and a magnification.
    private static (Length? Images, Length? Movies) PixelSizes(StarBlock block, int row, StarNumbers reader)
    {
        double? images = reader.Positive(block, row, "rlnTomoTiltSeriesPixelSize") ?? reader.Positive(block, row, "rlnMicrographPixelSize");
        double? movies = reader.Positive(block, row, "rlnMicrographOriginalPixelSize");
        if (images is { } stated) return (new Length(stated), movies is { } original ? new Length(original) : null);
        if (movies is { } only) return (new Length(only), null);
        double? detector = reader.Number(block, row, "rlnDetectorPixelSize"), magnification = reader.Number(block, row, "rlnMagnification");
        return (detector is { } micrometers && magnification > 0 ? Length.FromMicrometers(micrometers / magnification.Value) : null, null);
    }

    private static Hand? RowHand(StarBlock block, int row, StarNumbers reader)
    {
        if (reader.Number(block, row, "rlnTomoHand") is not { } hand) return null;
        if (hand is 1 or -1) return hand > 0 ? Hand.Minus : Hand.Plus;
        reader.Report(block, row, "rlnTomoHand", "1 or -1");
        return null;
    }
}
