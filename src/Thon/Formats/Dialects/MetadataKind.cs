namespace Thon.Formats.Dialects;

/// <summary>The kinds of metadata files, as their readers tell them apart.</summary>
internal enum MetadataKind
{
    /// <summary>None that is known.</summary>
    Unknown,

    /// <summary>STAR, of RELION, Warp, Gctf or ours.</summary>
    Star,

    /// <summary>Warp's XML.</summary>
    Xml,

    /// <summary>An mdoc.</summary>
    Mdoc,

    /// <summary>eTomo's directives.</summary>
    Etomo,

    /// <summary>AreTomo's alignment.</summary>
    Alignment,

    /// <summary>AreTomo's list of tilts.</summary>
    Tilts,

    /// <summary>A table of CTFFIND or AreTomo.</summary>
    Fits,

    /// <summary>IMOD's defoci.</summary>
    Defocus,

    /// <summary>AreTomo's defoci in IMOD's layout.</summary>
    AreTomoDefocus,

    /// <summary>IMOD's transforms.</summary>
    Transforms,

    /// <summary>IMOD's inclinations along the axis.</summary>
    XTilts,

    /// <summary>IMOD's tilt angles.</summary>
    Angles,
}
