using System.Collections.Immutable;

namespace Thon.Report.Pages;

/// <summary>The columns of the table of tilts, in every page that has one.</summary>
internal static class TiltColumns
{
    /// <summary>Whatever stands first in a row.</summary>
    public static TiltColumn Section { get; } = new("section", "Section", 0);

    /// <summary>The numbers, each with where it is found.</summary>
    public static ImmutableArray<(TiltColumn Column, Func<TiltNumbersShown, double?> Value)> Numbers { get; } =
    [
        (new("tiltDegrees", "Tilt, \u00b0", 2), of => of.TiltDegrees),
        (new("acquired", "Acquired", 0), of => of.Acquired),
        (new("doseBefore", "Before, e/\u00c5\u00b2", 2), of => of.DoseBefore),
        (new("dose", "Dose, e/\u00c5\u00b2", 2), of => of.Dose),
        (new("defocusUAngstroms", "U, \u00c5", 0), of => of.DefocusUAngstroms),
        (new("defocusVAngstroms", "V, \u00c5", 0), of => of.DefocusVAngstroms),
        (new("sigmaAngstroms", "\u00b1 mean, \u00c5", 0), of => of.SigmaAngstroms),
        (new("astigmatismSigmaAngstroms", "\u00b1 U \u2212 V, \u00c5", 0), of => of.AstigmatismSigmaAngstroms),
        (new("defocusAngleDegrees", "Angle, \u00b0", 1), of => of.DefocusAngleDegrees),
        (new("angleSigmaDegrees", "\u00b1 angle, \u00b0", 1), of => of.AngleSigmaDegrees),
        (new("phaseDegrees", "Phase, \u00b0", 1), of => of.PhaseDegrees),
        (new("phaseSigmaDegrees", "\u00b1 phase, \u00b0", 1), of => of.PhaseSigmaDegrees),
        (new("resolutionAngstroms", "Rings to, \u00c5", 1), of => of.ResolutionAngstroms),
        (new("score", "Score", 2), of => of.Score),
    ];

    /// <summary>The words, each with where it is found.</summary>
    public static ImmutableArray<(TiltColumn Column, Func<TiltReport, string> Text)> Words { get; } =
    [
        (new("source", "Source", null), of => of.Numbers.Source),
        (new("verdict", "Verdict", null), of => of.Verdict),
        (new("reason", "Reason", null), of => of.Reason),
    ];

    /// <summary>All of them, from left to right.</summary>
    public static ImmutableArray<TiltColumn> All { get; } = [Section, .. Numbers.Select(one => one.Column), .. Words.Select(one => one.Column)];
}
