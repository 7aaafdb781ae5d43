using System.Xml.Linq;
using Thon.Formats.Mdoc;
using Thon.Formats.Star;
using Thon.Units;

namespace Thon.Formats.Dialects;

/// <summary>A metadata file that was read: what it says, and the document itself, so that what nobody understands of it can be written again.</summary>
/// <param name="Dialect">Whose file it is.</param>
/// <param name="Description">What it says.</param>
public sealed record DialectFile(Dialect Dialect, SeriesDescription Description)
{
    /// <summary>Whether its list of tilt angles is a refined one, <c>.tlt</c>; beside transforms they are then the alignment's.</summary>
    public bool HasRefinedAngles { get; init; }

    /// <summary>The axis that its transforms put upright, of an <c>.xf</c>.</summary>
    public Angle? UprightAxis { get; init; }

    /// <summary>The tables, of a STAR file.</summary>
    public StarFile? Star { get; init; }

    /// <summary>The tree, of Warp's XML.</summary>
    public XElement? Xml { get; init; }

    /// <summary>The sections, of an mdoc.</summary>
    public MdocFile? Mdoc { get; init; }
}
