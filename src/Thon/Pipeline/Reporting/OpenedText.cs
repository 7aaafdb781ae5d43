using System.Text;
using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;

namespace Thon.Pipeline.Reporting;

/// <summary>A text file as it was when it was opened.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Bytes">Its bytes.</param>
internal sealed record OpenedText(string Path, byte[] Bytes)
{
    // Far beyond any text that is read here.
    private const long LargestFile = 256L << 20;

    /// <summary>The hash of its bytes.</summary>
    public ContentHash Content { get; } = ContentHash.Of(Bytes);

    /// <summary>What stands in it: UTF-8, or UTF-16 where a byte order mark says so.</summary>
    public string Text
    {
        get
        {
            using var reader = new StreamReader(new MemoryStream(Bytes), Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public static OpenedText Read(string path)
    {
        try
        {
            return new(path, RegularFile.Read(path, LargestFile));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(Finding.Error("text-unreadable", path, null, e.Message, "a text file that can be read", "Check its path and its permissions"));
        }
    }

    /// <summary>Reads a text; null where there is none.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public static OpenedText? ReadAny(string path) => RegularFile.HasBytes(path) ? Read(path) : null;

    /// <summary>Whether the file is still as it was.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public bool IsStill() => Read(Path).Content == Content;
}
