using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Provenance;

namespace Thon.Pipeline;

/// <summary>A metadata file as it was when it was read, for the record: whatever becomes of it during the work, what was made of it is known.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Content">The hash of its bytes.</param>
public sealed record MetadataFile(string Path, long Bytes, ContentHash Content)
{
    /// <summary>Takes down a file that was read just now. What came through a pipe has no bytes any more.</summary>
    /// <exception cref="BadInputException">It cannot be read again.</exception>
    public static MetadataFile Of(string path)
    {
        try
        {
            byte[] bytes = RegularFile.HasBytes(path) ? File.ReadAllBytes(path) : [];
            return new(path, bytes.Length, ContentHash.Of(bytes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(Finding.Error("metadata-gone", path, null, e.Message.TrimEnd('.'), "the file that was read a moment ago", "Leave metadata where they are until the work has begun"));
        }
    }

    /// <summary>The input of a job that it is.</summary>
    internal RecordedFile Recorded => new(RecordedFile.Metadata, System.IO.Path.GetFileName(Path), Bytes, Content.ToString());
}
