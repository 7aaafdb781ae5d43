namespace Thon.Report.Pages;

/// <summary>How a picture inside a page is kept.</summary>
public enum PictureFormat
{
    /// <summary>PNG: every grey value as it was.</summary>
    Png,

    /// <summary>JPEG: small, for images to be looked at.</summary>
    Jpeg,
}
