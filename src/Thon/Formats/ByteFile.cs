using System.Text;

namespace Thon.Formats;

/// <summary>Bytes that are to become a file.</summary>
/// <param name="Path">Its name.</param>
/// <param name="Bytes">What it holds.</param>
/// <param name="Overwrite">What to do where the file exists already.</param>
internal sealed record ByteFile(string Path, byte[] Bytes, Overwrite Overwrite)
{
    /// <summary>A text as bytes.</summary>
    public static ByteFile Of(TextFile file) => new(file.Path, Encoding.UTF8.GetBytes(file.Text), file.Overwrite);
}
