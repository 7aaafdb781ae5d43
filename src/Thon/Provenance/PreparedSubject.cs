namespace Thon.Provenance;

/// <summary>What a file holds.</summary>
public enum PreparedSubject
{
    /// <summary>The images of a tilt series, or one image.</summary>
    Images,

    /// <summary>A reconstructed volume.</summary>
    Volume,
}
