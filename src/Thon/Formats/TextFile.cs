namespace Thon.Formats;

/// <summary>A text that is to become a file, UTF-8 without a byte order mark.</summary>
/// <param name="Path">Its name.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Overwrite">What to do where the file exists already.</param>
public sealed record TextFile(string Path, string Text, Overwrite Overwrite);
