using System.Collections.Immutable;
using Thon.Findings;
using Thon.Provenance;

namespace Thon.Pipeline;

/// <summary>Whether a job would give what it gave before, by hashes of what it is made from; no time stamp counts.</summary>
public static class SeriesIdentity
{
    /// <summary>The SHA-256 of everything but the pixels that the files of a job depend on: options, resolved metadata, the content of every metadata file and of the recipe, software. 64 hexadecimal digits.</summary>
    /// <param name="input">The series, opened.</param>
    /// <param name="job">The job. Threads, folders and what to do with files that exist do not count.</param>
    public static string Of(SeriesInput input, SeriesJob job) => throw new NotImplementedException();

    /// <summary>The image files of a series by the content of their pixels, the stack first and then its sisters: every pixel is read.</summary>
    /// <param name="input">The series, opened.</param>
    /// <param name="threads">How many threads may read.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">They cannot be read.</exception>
    public static ImmutableArray<RecordedFile> Images(SeriesInput input, int threads, CancellationToken cancellation = default) => throw new NotImplementedException();
}
