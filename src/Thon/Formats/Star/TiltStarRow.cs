using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Star;

/// <summary>What one row of a tilt-series STAR file says about one image; null wherever it says nothing.</summary>
/// <param name="Row">Row of the table, from 0.</param>
/// <param name="Section">Section of the stack from 0, read from the image's name.</param>
/// <param name="Image">The image's name.</param>
/// <param name="Movie">The movie the image was made from.</param>
/// <param name="TiltAngle">Nominal tilt angle of the stage.</param>
/// <param name="DoseBefore">Exposure before the image.</param>
/// <param name="Dose">Exposure of the image.</param>
/// <param name="NominalDefocus">The defocus asked for, underfocus positive.</param>
/// <param name="Estimate">The fitted defocus.</param>
/// <param name="Acquired">Place in the order of acquisition, from 0; our files only.</param>
public sealed record TiltStarRow(
    int Row,
    int? Section = null,
    string? Image = null,
    string? Movie = null,
    Angle? TiltAngle = null,
    Dose? DoseBefore = null,
    Dose? Dose = null,
    Length? NominalDefocus = null,
    DefocusEstimate? Estimate = null,
    int? Acquired = null)
{
    /// <summary>Whether the image is left out of the estimation; our files only.</summary>
    public bool IsExcluded { get; init; }
}
