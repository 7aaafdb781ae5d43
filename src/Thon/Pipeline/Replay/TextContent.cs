using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;

namespace Thon.Pipeline.Replay;

/// <summary>The content of a text that is there.</summary>
internal static class TextContent
{
    // Far beyond any text with a record.
    private const long LargestFile = 256L << 20;

    /// <summary>The hash of its bytes.</summary>
    /// <exception cref="BadInputException">It cannot be read, or is over 256 MiB.</exception>
    public static ContentHash Of(string path)
    {
        using var file = InputFile.Open(path);
        long length = RandomAccess.GetLength(file);
        if (length > LargestFile) throw new BadInputException(Finding.Error("text-unreadable", path, null, $"a file of {length >> 20} MiB", "a text file of defoci, below 256 MiB"));
        byte[] bytes = new byte[length];
        return ContentHash.Of(bytes.AsSpan(0, InputFile.Read(file, path, 0, bytes)));
    }
}
