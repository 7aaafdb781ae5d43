namespace Thon.Formats.Warp;

/// <summary>The files of Warp of the same series that there are to begin from.</summary>
[Flags]
internal enum WarpTemplates
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A <c>.tomostar</c>.</summary>
    Tomostar = 1,

    /// <summary>An XML file.</summary>
    Xml = 2,
}
