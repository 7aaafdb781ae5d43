using System.Collections.Immutable;
using Thon.Tilts;

namespace Thon.Formats.Star;

/// <summary>The columns RELION has for an image of a series.</summary>
internal static class RelionTiltColumns
{
    private static readonly StarColumns<RelionTilt> Movie = StarColumns<RelionTilt>.Word("rlnMicrographMovieName", row => row.Tilt.Movie);

    private static readonly StarColumns<RelionTilt> MovieIndex = StarColumns<RelionTilt>.Whole("rlnTomoTiltMovieIndex", row => row.Tilt.Acquired + 1);

    private static readonly StarColumns<RelionTilt> TiltAngle = StarColumns<RelionTilt>.Number("rlnTomoNominalStageTiltAngle", row => row.TiltAngle?.Degrees);

    private static readonly StarColumns<RelionTilt> Axis = StarColumns<RelionTilt>.Number("rlnTomoNominalTiltAxisAngle", row => row.Axis?.Degrees);

    private static readonly StarColumns<RelionTilt> PreExposure =
        StarColumns<RelionTilt>.Number("rlnMicrographPreExposure", row => row.Tilt.DoseBefore?.ElectronsPerSquareAngstrom);

    private static readonly StarColumns<RelionTilt> NominalDefocus = StarColumns<RelionTilt>.Number("rlnTomoNominalDefocus", row => -row.Tilt.NominalDefocus?.Micrometers);

    private static readonly StarColumns<RelionTilt> Image = StarColumns<RelionTilt>.Word("rlnMicrographName", row => row.Tilt.Image);

    private static readonly StarColumns<RelionTilt> Group = new(["rlnOpticsGroup"], _ => [StarCell.OfWhole(1)]);

    private static readonly StarColumns<RelionTilt> Defocus = new(["rlnDefocusU", "rlnDefocusV", "rlnDefocusAngle"], row => DefocusCells(row.Tilt.Estimate));

    private static readonly StarColumns<RelionTilt> Astigmatism = StarColumns<RelionTilt>.Number("rlnCtfAstigmatism", row => row.Tilt.Estimate?.Defocus.Astigmatism.Angstroms);

    private static readonly StarColumns<RelionTilt> PhaseShift = StarColumns<RelionTilt>.NumberOrZero("rlnPhaseShift", row => row.Tilt.Estimate?.PhaseShift.Degrees);

    private static readonly StarColumns<RelionTilt> Score = StarColumns<RelionTilt>.NumberOrZero("rlnCtfFigureOfMerit", row => row.Tilt.Estimate?.Score);

    private static readonly StarColumns<RelionTilt> Scale = StarColumns<RelionTilt>.Number("rlnCtfScalefactor", row => row.TiltAngle is { } angle ? Math.Cos(angle.Radians) : null);

    private static readonly StarColumns<RelionTilt> Alignment = new(
        ["rlnTomoXTilt", "rlnTomoYTilt", "rlnTomoZRot", "rlnTomoXShiftAngst", "rlnTomoYShiftAngst"],
        row => row.Alignment is { } alignment
            ? [
                StarCell.Of(alignment.XTilt.Degrees), StarCell.Of(alignment.TiltAngle.Degrees), StarCell.Of(alignment.Axis.Degrees),
                StarCell.Of(alignment.ShiftX.Angstroms), StarCell.Of(alignment.ShiftY.Angstroms),
            ]
            : null);

    /// <summary>The columns of RELION 5.</summary>
    internal static ImmutableArray<StarColumns<RelionTilt>> Relion5 { get; } =
    [
        Movie, MovieIndex, TiltAngle, Axis, PreExposure, NominalDefocus, Image, Defocus, Astigmatism, PhaseShift, Score, Resolution("rlnCtfMaxResolution"), Alignment, Scale,
    ];

    /// <summary>The columns of RELION 4.</summary>
    /// <param name="frame">What the pixels of the matrices are counted from.</param>
    internal static ImmutableArray<StarColumns<RelionTilt>> Relion4(ProjectionFrame frame) =>
    [
        new(RelionMatrix.Labels, row => row.Alignment is { } alignment ? RelionMatrix.Cells(alignment, frame) : null), Defocus, PhaseShift, Scale, PreExposure,
    ];

    /// <summary>The columns of RELION 3.1, and of Gctf.</summary>
    /// <param name="template">The table they are written over; its label for the resolution is used.</param>
    internal static ImmutableArray<StarColumns<RelionTilt>> Relion3(StarBlock template)
    {
        string resolution = template.Has("rlnFinalResolution") && !template.Has("rlnCtfMaxResolution") ? "rlnFinalResolution" : "rlnCtfMaxResolution";
        StarColumns<RelionTilt>[] optics = template.Has("rlnVoltage") ? [] : [Group];
        return [Image, .. optics, Defocus, Astigmatism, PhaseShift, Score, Resolution(resolution), PreExposure];
    }

    private static StarColumns<RelionTilt> Resolution(string label) => StarColumns<RelionTilt>.NumberOrZero(label, row => row.Tilt.Estimate?.Resolution?.Angstroms);

    private static StarCell[]? DefocusCells(DefocusEstimate? estimate) => estimate is null
        ? null
        : [StarCell.Of(estimate.Defocus.U.Angstroms), StarCell.Of(estimate.Defocus.V.Angstroms), StarCell.Of(estimate.Defocus.Angle.Degrees)];
}
