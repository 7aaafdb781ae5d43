using Thon.Findings;

namespace Thon.Batch;

/// <summary>Makes folders of a batch.</summary>
internal static class RoomMaking
{
    /// <summary>Makes a folder and those above it, where they are not there.</summary>
    /// <exception cref="BadInputException">It cannot be made.</exception>
    public static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(Finding.Error(
                "output-unwritable", folder, null, e.Message.TrimEnd('.'), "a folder that can be made", "Check that the folder of --out is there and may be written to, and the free space"));
        }
    }
}
