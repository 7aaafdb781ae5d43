using Thon.Findings;

namespace Thon.Cli;

/// <summary>What came of reading one file of several.</summary>
/// <param name="File">Its path, as it was given.</param>
/// <param name="Result">What was read; null where it could not be.</param>
/// <param name="Errors">Why not; empty where it could.</param>
internal sealed record FileReading<T>(string File, T? Result, FindingList Errors) where T : class
{
    /// <summary>Reads a file. What is wrong with it is kept, so that the others can be read.</summary>
    public static FileReading<T> Of(string file, Func<T> read)
    {
        try
        {
            return new(file, read(), FindingList.Empty);
        }
        catch (Exception e) when (Guard.FindingsOf(e) is not null)
        {
            return new(file, null, FindingList.Of(Guard.FindingsOf(e)!.Select(finding => finding with { File = finding.File ?? file })));
        }
    }
}
