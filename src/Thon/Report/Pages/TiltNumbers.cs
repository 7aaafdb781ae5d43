using Thon.Formats.Star;
using Thon.Formats.Text;
using Thon.Tilts;

namespace Thon.Report.Pages;

/// <summary>The numbers of a tilt as its STAR file has them, digit by digit.</summary>
internal static class TiltNumbers
{
    public static TiltNumbersShown Of(Tilt tilt)
    {
        var estimate = tilt.Estimate;
        return new(
            Shown(tilt.Angle.Degrees) ?? 0, tilt.Acquired, Shown(tilt.DoseBefore?.ElectronsPerSquareAngstrom), Shown(tilt.Dose?.ElectronsPerSquareAngstrom),
            Shown(estimate?.Defocus.U.Angstroms), Shown(estimate?.Defocus.V.Angstroms), Shown(estimate?.Defocus.Angle.Degrees),
            Shown(estimate?.Sigma?.Angstroms), Shown(estimate?.AstigmatismSigma?.Angstroms), Shown(estimate?.AngleSigma?.Degrees),
            Shown(estimate?.PhaseShift.Degrees), Shown(estimate?.PhaseSigma?.Degrees), Shown(estimate?.Resolution?.Angstroms), Shown(estimate?.Score),
            estimate is null ? "" : estimate.Source.Word(), tilt.IsExcluded);
    }

    // By way of the file's own text, so that no digit differs.
    private static double? Shown(double? value) => value is { } known && double.IsFinite(known) ? TextNumber.Finite(TiltSeriesStarTilts.Text(known)) : null;
}
