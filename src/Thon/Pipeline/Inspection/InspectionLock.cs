using Thon.Findings;
using Thon.Formats;

namespace Thon.Pipeline.Inspection;

/// <summary>
/// Keeps a series for one inspection at a time, or for the one process that writes its files anew: a hidden file beside its STAR file, <c>.NAME.inspect.lock</c>, which is held open. The system lets go of it where the program is killed, so a file that was left behind
/// keeps nobody out.
/// </summary>
public sealed class InspectionLock : IDisposable
{
    private readonly HeldFile? _file;

    private InspectionLock(HeldFile? file, FindingList findings) => (_file, Findings) = (file, findings);

    /// <summary>That nobody else can be kept away; nothing where the lock is held.</summary>
    public FindingList Findings { get; }

    /// <summary>Takes the lock. A folder that takes no files can be inspected all the same, with a warning.</summary>
    /// <param name="star">Path of the STAR file, which need not be there yet.</param>
    /// <exception cref="BadInputException">Somebody else holds it.</exception>
    public static InspectionLock Take(string star)
    {
        string path = Path.Combine(Path.GetDirectoryName(star) ?? "", $".{Path.GetFileNameWithoutExtension(star)}.inspect.lock");
        try
        {
            return new(HeldFile.Take(path) ?? throw new BadInputException(InspectionFindings.InUse(star, path)), FindingList.Empty);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(null, FindingList.Of(InspectionFindings.NoLock(path, e.Message.TrimEnd('.'))));
        }
    }

    /// <summary>Lets go of the series.</summary>
    public void Dispose() => _file?.Dispose();
}
