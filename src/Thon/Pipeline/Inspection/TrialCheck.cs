using Thon.Estimate.Diagnosis;
using Thon.Findings;
using Thon.Provenance.Soundness;
using Thon.Tilts;

namespace Thon.Pipeline.Inspection;

/// <summary>Whether numbers that people state can be those of a tilt.</summary>
internal static class TrialCheck
{
    // What the STAR file rounds to, angstrom and degrees: numbers that come back from a page moved by less are the same.
    private const double Rounding = 1e-6;

    /// <summary>Refuses numbers that no image has.</summary>
    /// <param name="trial">The numbers.</param>
    /// <param name="file">The STAR file, for messages.</param>
    /// <param name="section">The section, for messages.</param>
    /// <exception cref="BadInputException">Defocus or phase are no numbers, or beyond all that microscopes do.</exception>
    public static void Require(TiltTrial trial, string file, int section)
    {
        string?[] objections = [NumberLimits.Defocus(trial.Defocus.U.Angstroms), NumberLimits.Defocus(trial.Defocus.V.Angstroms), NumberLimits.Angle(trial.Defocus.Angle.Radians), NumberLimits.Angle(trial.PhaseShift.Radians)];
        if (objections.OfType<string>().FirstOrDefault() is { } objection)
            throw new BadInputException(Finding.Error("inspect-bad-number", file, $"section {section}", objection, "a defocus in angstrom, within a millimetre, and an angle"));
    }

    /// <summary>Whether an estimate has these numbers already, but for the rounding of texts.</summary>
    public static bool IsSame(DefocusEstimate? estimate, TiltTrial trial)
    {
        if (estimate is null) return false;
        double[] moves =
        [
            estimate.Defocus.U.Angstroms - trial.Defocus.U.Angstroms,
            estimate.Defocus.V.Angstroms - trial.Defocus.V.Angstroms,
            // Without astigmatism its angle means nothing.
            trial.Defocus.Astigmatism.Angstroms < Rounding ? 0 : Math.Sin(estimate.Defocus.Angle.Radians - trial.Defocus.Angle.Radians),
            estimate.PhaseShift.Degrees - trial.PhaseShift.Degrees,
        ];
        return moves.All(move => Math.Abs(move) < Rounding);
    }
}
