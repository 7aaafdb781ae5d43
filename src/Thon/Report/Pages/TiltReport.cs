using Thon.Report.Charts;

namespace Thon.Report.Pages;

/// <summary>What a page shows of a tilt. Numbers are null where they are not known; a page shows them as they stand here, which is as they stand in the STAR file.</summary>
/// <param name="Section">Section of the stack, from 0.</param>
/// <param name="Numbers">The numbers of its row in the tables.</param>
/// <param name="Verdict">good, weak, failed, manual or excluded; a dash where nobody judged it.</param>
/// <param name="Reason">Why it is not good; empty where it is.</param>
/// <param name="Rank">Its place when the worst comes first, from 0.</param>
public sealed record TiltReport(int Section, TiltNumbersShown Numbers, string Verdict, string Reason, int Rank)
{
    /// <summary>The two halves of its spectrum, a PNG picture as a data address; null where there is none.</summary>
    public string? Spectrum { get; init; }

    /// <summary>The frequency at the middle of each side of that picture, cycles/angstrom.</summary>
    public double? SpectrumHighest { get; init; }

    /// <summary>Its rings, measured and fitted, against frequency.</summary>
    public Chart? Profile { get; init; }

    /// <summary>How well they agree, against frequency.</summary>
    public Chart? Agreement { get; init; }

    /// <summary>Its defocus from place to place.</summary>
    public DefocusMap? Map { get; init; }

    /// <summary>The image before its correction, a small picture as a data address.</summary>
    public string? Before { get; init; }

    /// <summary>The image after its correction, a small picture as a data address.</summary>
    public string? After { get; init; }

    /// <summary>Why there are no pictures; empty where there are.</summary>
    public string Missing { get; init; } = "";
}

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
