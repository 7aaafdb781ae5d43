using Thon.Tilts;

namespace Thon.Formats.Star;

/// <summary>Writes the block <c>global</c> of our STAR files.</summary>
internal static class TiltSeriesStarGlobal
{
    internal const string BlockName = "global";
    internal const string HandLabel = "thonHand";
    internal const string RelionHandLabel = "rlnTomoHand";

    internal static StarBlock Block(TiltSeries series, string? starFile)
    {
        var columns = new List<(string Label, IReadOnlyList<string> Values)> { ("rlnTomoName", [TiltSeriesStar.BlockName(series.Name)]) };
        if (starFile is not null) columns.Add(("rlnTomoTiltSeriesStarFile", [starFile]));
        Add(columns, "rlnVoltage", series.Microscope.Voltage.Kilovolts);
        Add(columns, "rlnSphericalAberration", series.Microscope.SphericalAberration.Millimeters);
        Add(columns, "rlnAmplitudeContrast", series.Microscope.AmplitudeContrast);
        Add(columns, "rlnMicrographOriginalPixelSize", series.PixelSize.Angstroms);
        Add(columns, "rlnTomoTiltSeriesPixelSize", series.PixelSize.Angstroms);
        if (series.Geometry is { } geometry)
        {
            Add(columns, RelionHandLabel, -(int)geometry.Hand);
            Add(columns, HandLabel, (int)geometry.Hand);
            Add(columns, "thonTiltOffset", geometry.TiltOffset.Degrees);
            Add(columns, "thonXTilt", geometry.XTilt.Degrees);
        }

        if (series.TiltOffsetSigma is { } offsetSigma) Add(columns, "thonTiltOffsetSigma", offsetSigma.Degrees);
        if (series.XTiltSigma is { } inclinationSigma) Add(columns, "thonXTiltSigma", inclinationSigma.Degrees);
        if (series.SlabThickness is { } thickness) Add(columns, "thonSlabThickness", thickness.Angstroms);
        if (series.SlabThicknessSigma is { } thicknessSigma) Add(columns, "thonSlabThicknessSigma", thicknessSigma.Angstroms);
        if (series.ModelThickness is { } taken) Add(columns, "thonModelThickness", taken.Angstroms);

        // Last, since its blank would shift the columns for readers that know no quotes.
        columns.Add(("thonDataType", [series.DataType.Label]));
        return StarBlock.OfColumns(BlockName, columns);
    }

    private static void Add(List<(string Label, IReadOnlyList<string> Values)> columns, string label, double value)
    {
        if (double.IsFinite(value)) columns.Add((label, [TiltSeriesStarTilts.Text(value)]));
    }
}
