namespace Thon.Estimate.Spectra;

/// <summary>Standard errors of the fit of a ready spectrum.</summary>
/// <param name="Defocus">Of the mean defocus, angstrom.</param>
/// <param name="Astigmatism">Of U - V, angstrom.</param>
/// <param name="Angle">Of the angle of the astigmatism, radian.</param>
public sealed record SpectrumErrors(double Defocus, double Astigmatism, double Angle);
