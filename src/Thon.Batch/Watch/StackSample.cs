using Thon.Imaging;

namespace Thon.Batch.Watch;

/// <summary>Some of the bytes of a stack, from its first to its last: they show who makes a file in its full size first and fills it later, on a file system that keeps times loosely.</summary>
internal static class StackSample
{
    private const int Blocks = 64, BlockBytes = 4096;

    /// <summary>A hash of the samples; null where they cannot be read now.</summary>
    public static ContentHash? Of(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            long last = Math.Max(0, RandomAccess.GetLength(file) - BlockBytes);
            byte[] bytes = new byte[Blocks * BlockBytes];
            for (int i = 0; i < Blocks; i++) RandomAccess.Read(file, bytes.AsSpan(i * BlockBytes, BlockBytes), last * i / (Blocks - 1));
            return ContentHash.Of(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
