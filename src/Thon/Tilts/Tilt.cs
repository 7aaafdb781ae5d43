using Thon.Units;

namespace Thon.Tilts;

/// <summary>One image of a tilt series.</summary>
/// <param name="Section">Section of the stack, from 0.</param>
/// <param name="Angle">Tilt angle with the sign of the mdoc.</param>
/// <param name="DoseBefore">Exposure the specimen had taken before this image; null where unknown.</param>
/// <param name="Dose">Exposure of this image; null where unknown.</param>
/// <param name="Estimate">Its defocus, or null before estimation.</param>
/// <param name="NominalDefocus">The defocus the microscope was asked for, underfocus positive, or null.</param>
/// <param name="Acquired">Place in the order of acquisition, from 0, or null where unknown.</param>
public sealed record Tilt(
    int Section,
    Angle Angle,
    Dose? DoseBefore = null,
    Dose? Dose = null,
    DefocusEstimate? Estimate = null,
    Length? NominalDefocus = null,
    int? Acquired = null)
{
    /// <summary>Whether the tilt is left out of the estimation; its section and its row stay where they are.</summary>
    public bool IsExcluded { get; init; }

    /// <summary>The file of the image, where each has one of its own; null where it is a section of the stack.</summary>
    public string? Image { get; init; }

    /// <summary>
    /// How the image was made from the raw one, which is the one its defocus, the series' axis and hand are of; null where it is the raw one itself.
    /// </summary>
    public ImageTransform? Transform { get; init; }
}
