namespace Thon.Formats.Dialects;

/// <summary>A program's way of keeping the metadata of a tilt series, with its files, units and signs.</summary>
public enum Dialect
{
    /// <summary>Our own STAR file, which holds everything.</summary>
    Thon,

    /// <summary>RELION 5: a global STAR file and one for each series.</summary>
    Relion5,

    /// <summary>RELION 4: one STAR file with a block for each series and projection matrices.</summary>
    Relion4,

    /// <summary>RELION 3.1 and before: micrographs with their CTF, and optics groups; also Gctf's.</summary>
    Relion3,

    /// <summary>Warp, WarpTools and M: a <c>.tomostar</c> and an XML file.</summary>
    Warp,

    /// <summary>AreTomo 2 and 3: <c>.aln</c>, <c>_CTF.txt</c>, <c>_TLT.txt</c>.</summary>
    AreTomo,

    /// <summary>IMOD: <c>.tlt</c>, <c>.rawtlt</c>, <c>.xtilt</c>, <c>.xf</c>, <c>.defocus</c>, <c>.edf</c>.</summary>
    Imod,

    /// <summary>CTFFIND 4 and 5: a table of fits.</summary>
    Ctffind,

    /// <summary>The mdoc of SerialEM, Tomo5 and PACEtomo.</summary>
    Mdoc,
}
