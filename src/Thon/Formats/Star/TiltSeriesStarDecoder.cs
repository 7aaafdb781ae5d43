using System.Collections.Immutable;
using Thon.Findings;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Star;

/// <summary>
/// Reads what a STAR file says about one series. The tilts stand in the block that has defoci or tilt angles; the series in block
/// <c>global</c> (RELION 4 and 5, ours), in block <c>optics</c> (RELION 3.1) or in the tilts' own columns (Gctf).
/// </summary>
internal static class TiltSeriesStarDecoder
{
    internal static SeriesDescription Decode(StarFile file, string series)
    {
        var tilts = TiltBlock(file, series);
        var (block, row) = SeriesRow(file, tilts, series);
        var reader = new StarNumbers(file.Name);
        var rows = tilts is null ? [] : TiltSeriesStarRatios.Read(file, TiltStarRows.Of(tilts, block.Has("rlnTomoTiltSeriesName"), reader), reader);
        var star = Optics(file, block, row, reader) with
        {
            Name = block.Text(row, "rlnTomoName") ?? (tilts?.Name is { Length: > 0 } name and not "micrographs" ? name : null),
            Tilts = rows,
            TiltAxis = tilts is null || tilts.Rows.IsEmpty ? null : reader.Angle(tilts, 0, "rlnTomoNominalTiltAxisAngle"),
        };
        reader.Findings.ThrowIfErrors();
        return star with { Findings = file.Findings.AddRange(reader.Findings) };
    }

    private static SeriesDescription Optics(StarFile file, StarBlock block, int row, StarNumbers reader) =>
        new(file.Name, null, [], FindingList.Empty)
        {
            IsOurs = block.Has(TiltSeriesStarGlobal.HandLabel) || block.Has("thonDataType"),
            Voltage = reader.Number(block, row, "rlnVoltage") is { } kilovolts ? Voltage.FromKilovolts(kilovolts) : null,
            SphericalAberration = reader.Number(block, row, "rlnSphericalAberration") is { } millimeters ? Length.FromMillimeters(millimeters) : null,
            AmplitudeContrast = reader.Number(block, row, "rlnAmplitudeContrast"),
            PixelSize = PixelSize(block, row, reader),
            Hand = RowHand(block, row, reader),
            TiltOffset = reader.Angle(block, row, "thonTiltOffset"),
            XTilt = reader.Angle(block, row, "thonXTilt"),
            SlabThickness = reader.Length(block, row, "thonSlabThickness"),
            TiltOffsetSigma = reader.Angle(block, row, "thonTiltOffsetSigma"),
            XTiltSigma = reader.Angle(block, row, "thonXTiltSigma"),
            SlabThicknessSigma = reader.Length(block, row, "thonSlabThicknessSigma"),
            DataType = block.Text(row, "thonDataType") is { } label ? DataType.FromLabels([label]) : null,
        };

    // The size of the tilt images, not of the movies; old Gctf files have the detector's in micrometre and a magnification.
    private static Length? PixelSize(StarBlock block, int row, StarNumbers reader)
    {
        var stated = reader.Length(block, row, "rlnTomoTiltSeriesPixelSize") ?? reader.Length(block, row, "rlnMicrographPixelSize")
            ?? reader.Length(block, row, "rlnMicrographOriginalPixelSize");
        if (stated is not null) return stated;
        double? detector = reader.Number(block, row, "rlnDetectorPixelSize"), magnification = reader.Number(block, row, "rlnMagnification");
        return detector is { } micrometers && magnification > 0 ? Length.FromMicrometers(micrometers / magnification.Value) : null;
    }

    private static Hand? RowHand(StarBlock block, int row, StarNumbers reader)
    {
        if (reader.Number(block, row, "rlnTomoHand") is not { } hand) return null;
        if (hand is 1 or -1) return hand > 0 ? Hand.Minus : Hand.Plus;
        reader.Report(block, row, "rlnTomoHand", "1 or -1");
        return null;
    }

    private static StarBlock? TiltBlock(StarFile file, string series)
    {
        StarBlock[] candidates = [.. file.Blocks.Where(block => block.Name is not (TiltSeriesStarGlobal.BlockName or "optics")
            && (block.Has("rlnDefocusU") || block.Has("rlnTomoNominalStageTiltAngle") || block.Has("rlnMicrographPreExposure")))];
        string name = TiltSeriesStar.BlockName(series);
        return candidates.Length <= 1
            ? candidates.FirstOrDefault()
            : candidates.FirstOrDefault(block => block.Name == name) ?? throw Several(file, candidates.Select(block => block.Name), series);
    }

    private static (StarBlock Block, int Row) SeriesRow(StarFile file, StarBlock? tilts, string series)
    {
        var block = file[TiltSeriesStarGlobal.BlockName] ?? file["optics"] ?? tilts;
        if (block is null || block.Rows.IsEmpty)
        {
            throw new BadInputException(Finding.Error(
                "star-no-series", file.Name, null, "neither tilts nor a tilt series", "a STAR file of a tilt series"));
        }

        if (block.Name != TiltSeriesStarGlobal.BlockName || block.Rows.Length == 1) return (block, 0);
        int? row = block.RowWhere("rlnTomoName", tilts?.Name ?? TiltSeriesStar.BlockName(series)) ?? block.RowWhere("rlnTomoName", series);
        return (block, row ?? throw Several(file, Enumerable.Range(0, block.Rows.Length).Select(i => block.Text(i, "rlnTomoName") ?? "?"), series));
    }

    private static BadInputException Several(StarFile file, IEnumerable<string> names, string series)
    {
        string[] all = [.. names];
        string listed = string.Join(", ", all.Take(5)) + (all.Length > 5 ? ", ..." : string.Empty);
        return new(Finding.Error(
            "star-several-series", file.Name, null, $"{all.Length} series ({listed})", $"one named {series}",
            "Give the file of this one series, or name the stack after its series."));
    }
}
