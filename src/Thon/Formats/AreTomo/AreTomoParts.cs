namespace Thon.Formats.AreTomo;

/// <summary>The files of AreTomo that a description has values for, besides the list of its tilts.</summary>
[Flags]
internal enum AreTomoParts
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>The alignment, <c>.aln</c>.</summary>
    Alignment = 1,

    /// <summary>The fits, <c>_CTF.txt</c>.</summary>
    Fits = 2,
}
