namespace Thon.Pipeline.Checking;

/// <summary>How far a check goes.</summary>
public enum CheckScope
{
    /// <summary>The files, and then whether the images are what the files say.</summary>
    FilesAndImages,

    /// <summary>The files only; no image is read.</summary>
    FilesOnly,
}
