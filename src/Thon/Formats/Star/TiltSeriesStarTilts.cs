using System.Collections.Immutable;
using Thon.Formats.Text;
using Thon.Tilts;

namespace Thon.Formats.Star;

/// <summary>Writes the block of the tilts in our STAR files.</summary>
internal static class TiltSeriesStarTilts
{
    internal const string ImageLabel = "rlnMicrographName";

    // RELION's own count; it keeps a thousandth of what any of these numbers is known to.
    private const int Decimals = 6;

    internal static StarBlock Block(TiltSeries series, string stack)
    {
        var tilts = series.Tilts;
        int estimated = tilts.Count(tilt => tilt.Estimate is not null);
        if (estimated != 0 && estimated != tilts.Length)
            throw new ArgumentException($"{estimated} of {tilts.Length} tilts have a defocus; a file holds all or none", nameof(series));

        var columns = new Columns(tilts);
        columns.AddText(ImageLabel, tilt => tilt.Image ?? StarImageName.Of(tilt.Section, stack));
        columns.Add("rlnTomoNominalStageTiltAngle", tilt => tilt.Angle.Degrees);
        columns.Add("rlnTomoNominalTiltAxisAngle", _ => series.Geometry?.Axis.Degrees);
        columns.Add("rlnMicrographPreExposure", tilt => tilt.DoseBefore?.ElectronsPerSquareAngstrom);
        columns.Add("rlnTomoNominalDefocus", tilt => -tilt.NominalDefocus?.Micrometers);
        columns.Add("rlnDefocusU", tilt => tilt.Estimate?.Defocus.U.Angstroms);
        columns.Add("rlnDefocusV", tilt => tilt.Estimate?.Defocus.V.Angstroms);
        columns.Add("rlnCtfAstigmatism", tilt => tilt.Estimate?.Defocus.Astigmatism.Angstroms);
        columns.Add("rlnDefocusAngle", tilt => tilt.Estimate?.Defocus.Angle.Degrees);
        columns.Add("rlnPhaseShift", tilt => tilt.Estimate?.PhaseShift.Degrees);
        columns.AddOrZero("rlnCtfFigureOfMerit", tilt => tilt.Estimate?.Score);
        columns.AddOrZero("rlnCtfMaxResolution", tilt => tilt.Estimate?.Resolution?.Angstroms);
        columns.Add("rlnCtfScalefactor", tilt => Math.Cos(tilt.Angle.Radians));
        columns.AddOrZero("thonDefocusSigma", tilt => tilt.Estimate?.Sigma?.Angstroms);
        columns.AddOrZero("thonDefocusUSigma", tilt => tilt.Estimate?.USigma?.Angstroms);
        columns.AddOrZero("thonDefocusVSigma", tilt => tilt.Estimate?.VSigma?.Angstroms);
        columns.AddOrZero("thonAstigmatismSigma", tilt => tilt.Estimate?.AstigmatismSigma?.Angstroms);
        columns.AddOrZero("thonDefocusAngleSigma", tilt => tilt.Estimate?.AngleSigma?.Degrees);
        columns.AddOrZero("thonPhaseShiftSigma", tilt => tilt.Estimate?.PhaseSigma?.Degrees);
        if (estimated > 0) columns.AddText("thonDefocusSource", tilt => tilt.Estimate!.Source.Word());
        columns.AddTextOrNone("thonVerdict", tilt => StarWords.Of(tilt.Estimate?.Verdict));
        columns.AddTextOrNone("thonReason", tilt => StarWords.OfReason(tilt.Estimate?.Reason));
        if (tilts.Any(tilt => tilt.IsExcluded)) columns.Add("thonExcluded", tilt => tilt.IsExcluded ? 1 : 0);
        columns.Add("thonDose", tilt => tilt.Dose?.ElectronsPerSquareAngstrom);
        columns.Add("thonAcquired", tilt => tilt.Acquired);
        return StarBlock.OfColumns(TiltSeriesStar.BlockName(series.Name), columns.All);
    }

    internal static string Text(double value) => TextNumber.Fixed(value, Decimals);

    private sealed class Columns(ImmutableArray<Tilt> tilts)
    {
        internal List<(string Label, IReadOnlyList<string> Values)> All { get; } = [];

        internal void AddText(string label, Func<Tilt, string> value) => All.Add((label, [.. tilts.Select(value)]));

        // A column stands when any tilt has a word for it.
        internal void AddTextOrNone(string label, Func<Tilt, string> value)
        {
            if (tilts.Any(tilt => value(tilt) != StarWords.None)) AddText(label, value);
        }

        // A column stands when every tilt has a finite value.
        internal void Add(string label, Func<Tilt, double?> value)
        {
            var values = tilts.Select(value).ToArray();
            if (values.All(number => number is { } known && double.IsFinite(known)))
                All.Add((label, [.. values.Select(number => Text(number!.Value))]));
        }

        // A column stands when any tilt has a finite value; 0 stands for those that have none.
        internal void AddOrZero(string label, Func<Tilt, double?> value)
        {
            double[] values = [.. tilts.Select(tilt => value(tilt) is { } known && double.IsFinite(known) ? known : 0)];
            if (values.Any(number => number != 0)) All.Add((label, [.. values.Select(Text)]));
        }
    }
}
