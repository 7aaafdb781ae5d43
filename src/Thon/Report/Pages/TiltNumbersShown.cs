namespace Thon.Report.Pages;

/// <summary>The numbers of a tilt, in the units of their names, with the digits of the STAR file.</summary>
/// <param name="TiltDegrees">Tilt angle.</param>
/// <param name="Acquired">Place in the order of acquisition, from 0.</param>
/// <param name="DoseBefore">Exposure before this image, e/A^2.</param>
/// <param name="Dose">Exposure of this image, e/A^2.</param>
/// <param name="DefocusUAngstroms">The larger defocus.</param>
/// <param name="DefocusVAngstroms">The smaller defocus.</param>
/// <param name="DefocusAngleDegrees">Angle of the astigmatism.</param>
/// <param name="SigmaAngstroms">Standard error of the mean defocus.</param>
/// <param name="AstigmatismSigmaAngstroms">Standard error of U - V.</param>
/// <param name="AngleSigmaDegrees">Standard error of the angle.</param>
/// <param name="PhaseDegrees">Phase shift.</param>
/// <param name="PhaseSigmaDegrees">Its standard error.</param>
/// <param name="ResolutionAngstroms">Up to where rings are seen.</param>
/// <param name="Score">Correlation of the rings with the fit.</param>
/// <param name="Source">fit, predicted or manual.</param>
/// <param name="IsExcluded">Whether the tilt is left out.</param>
public sealed record TiltNumbersShown(
    double TiltDegrees, int? Acquired, double? DoseBefore, double? Dose, double? DefocusUAngstroms, double? DefocusVAngstroms, double? DefocusAngleDegrees,
    double? SigmaAngstroms, double? AstigmatismSigmaAngstroms, double? AngleSigmaDegrees, double? PhaseDegrees, double? PhaseSigmaDegrees,
    double? ResolutionAngstroms, double? Score, string Source, bool IsExcluded);
