using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats;

/// <summary>What one metadata file says about one image of a series, in this program's units and signs; null wherever it says nothing.</summary>
/// <param name="Row">Its row of the file, from 0.</param>
/// <param name="Section">Section of the stack from 0, where the file names it; never guessed from the row.</param>
/// <param name="Image">The image's name.</param>
/// <param name="Movie">The movie the image was made from.</param>
/// <param name="TiltAngle">Nominal tilt angle of the stage, with the sign of the mdoc.</param>
/// <param name="DoseBefore">Exposure before the image.</param>
/// <param name="Dose">Exposure of the image.</param>
/// <param name="NominalDefocus">The defocus asked for, underfocus positive.</param>
/// <param name="Estimate">The fitted defocus, underfocus positive.</param>
/// <param name="Acquired">Place in the order of acquisition, from 0.</param>
public sealed record TiltDescription(
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
    /// <summary>Whether the file leaves the image out: UseTilt of Warp, a dark frame of AreTomo, EXCLUDELIST of IMOD, thonExcluded.</summary>
    public bool IsExcluded { get; init; }

    /// <summary>Nominal tilt axis as the image's own entry states it, counter-clockwise from +y; the series' own is <see cref="SeriesDescription.TiltAxis"/>.</summary>
    public Angle? NominalTiltAxis { get; init; }

    /// <summary>How the image was aligned, or null where the file does not say.</summary>
    public TiltAlignment? Alignment { get; init; }
}
