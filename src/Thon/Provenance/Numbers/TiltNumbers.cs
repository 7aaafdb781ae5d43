using System.Collections.Immutable;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Provenance.Numbers;

/// <summary>One image of a series in a record. Units stand in the names; null is what nobody knew.</summary>
/// <param name="Section">Section of the stack, from 0.</param>
/// <param name="AngleRadians">Tilt angle with the sign of the mdoc.</param>
/// <param name="DoseBefore">Exposure before the image, e/angstrom^2.</param>
/// <param name="Dose">Exposure of the image, e/angstrom^2.</param>
/// <param name="NominalDefocusAngstroms">The defocus the microscope was asked for.</param>
/// <param name="Acquired">Place in the order of acquisition, from 0.</param>
/// <param name="IsExcluded">Whether the tilt was left out of the estimation.</param>
/// <param name="Estimate">Its defocus.</param>
/// <param name="Transform">How the image was made from the raw one: A11, A12, A21, A22, shift x, shift y in angstrom.</param>
public sealed record TiltNumbers(
    int Section,
    double AngleRadians,
    double? DoseBefore,
    double? Dose,
    double? NominalDefocusAngstroms,
    int? Acquired,
    bool IsExcluded,
    DefocusNumbers? Estimate,
    ImmutableArray<double>? Transform)
{
    /// <summary>The numbers of a tilt.</summary>
    public static TiltNumbers Of(Tilt tilt) => new(
        tilt.Section,
        tilt.Angle.Radians,
        tilt.DoseBefore?.ElectronsPerSquareAngstrom,
        tilt.Dose?.ElectronsPerSquareAngstrom,
        tilt.NominalDefocus?.Angstroms,
        tilt.Acquired,
        tilt.IsExcluded,
        tilt.Estimate is { } estimate ? DefocusNumbers.Of(estimate) : null,
        tilt.Transform is { } t ? [t.A11, t.A12, t.A21, t.A22, t.ShiftX.Angstroms, t.ShiftY.Angstroms] : null);

    /// <summary>The tilt these numbers are of; the file of an image of its own is not among them.</summary>
    public Tilt ToTilt() => new(
        Section,
        new(AngleRadians),
        DoseBefore is { } before ? new Dose(before) : null,
        Dose is { } dose ? new Dose(dose) : null,
        Estimate?.ToEstimate(),
        NominalDefocusAngstroms is { } nominal ? new Length(nominal) : null,
        Acquired)
    {
        IsExcluded = IsExcluded,
        Transform = Transform is [var a11, var a12, var a21, var a22, var x, var y] ? new ImageTransform(a11, a12, a21, a22, new(x), new(y)) : null,
    };
}
