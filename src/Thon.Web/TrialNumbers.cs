using Thon.Estimate.Diagnosis;

namespace Thon.Web;

/// <summary>The numbers of the controls.</summary>
/// <param name="Defocus">Mean defocus, angstrom.</param>
/// <param name="Astigmatism">U - V, angstrom.</param>
/// <param name="Angle">Its angle, degrees.</param>
/// <param name="Phase">Phase shift, degrees.</param>
internal sealed record TrialNumbers(double Defocus, double Astigmatism, double Angle, double Phase)
{
    /// <summary>Those of a trial.</summary>
    public static TrialNumbers Of(TiltTrial trial) =>
        new(trial.Defocus.Mean.Angstroms, trial.Defocus.Astigmatism.Angstroms, trial.Defocus.Angle.Degrees, trial.PhaseShift.Degrees);
}
