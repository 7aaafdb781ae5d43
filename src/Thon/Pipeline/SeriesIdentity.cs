using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Provenance.Steps;

namespace Thon.Pipeline;

/// <summary>Whether a job would give what it gave before, by hashes of what it is made from; no time stamp counts.</summary>
public static class SeriesIdentity
{
    /// <summary>The SHA-256 of everything but the pixels that the files of a job depend on: options, resolved metadata, the content of every metadata file and of the recipe, software. 64 hexadecimal digits.</summary>
    /// <remarks>The software is known by its version and by the identity that the compiler gives to its code, which all builds of the same source by the same compiler share.</remarks>
    /// <param name="input">The series, opened.</param>
    /// <param name="job">The job. Threads, folders and what to do with files that exist do not count.</param>
    public static string Of(SeriesInput input, SeriesJob job)
    {
        var (metadata, settings) = (input.Metadata, job.Settings);
        return RecordJson.Seal(new Parts(
            Software.Current,
            typeof(SeriesIdentity).Module.ModuleVersionId.ToString("N"),
            EstimationNumbers.Of(metadata.Series, metadata.AxisCandidates, metadata.HandCandidates, settings.Estimation),
            RecordedSteps.Of(settings.Steps, metadata.Series.PixelSize),
            PixelWords.Of(settings.Pixels),
            [.. metadata.Read.Select(file => file.Recorded)],
            [.. StacksOf(input, settings)],
            job.Recipe is { } recipe ? RecordJson.Seal(recipe.Recipe) : null,
            settings.Report,
            [.. job.Dialects.Select(dialect => dialect.ToString())]));
    }

    /// <summary>The image files of a series by the content of their pixels, the stack first and then its sisters: every pixel is read.</summary>
    /// <param name="input">The series, opened.</param>
    /// <param name="threads">How many threads may read.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">They cannot be read.</exception>
    public static ImmutableArray<RecordedFile> Images(SeriesInput input, int threads, CancellationToken cancellation = default) =>
        [.. ImagesOf(input, input.Sisters.Select(sister => new HashedSections(sister)).Prepend(input.Hashed).Select(images => images.HashAll(threads, cancellation)))];

    /// <summary>The image files of a series whose pixels were hashed already.</summary>
    internal static IEnumerable<RecordedFile> ImagesOf(SeriesInput input, IEnumerable<ContentHash> hashes) =>
        input.Sisters.Prepend(input.Stack).Zip(hashes, (stack, content) => InputRecords.FileOf(RecordedFile.Stack, stack, content, null));

    private static IEnumerable<StackParts> StacksOf(SeriesInput input, PreprocessSettings settings) => input.Sisters.Prepend(input.Stack).Zip(
        input.DataTypes,
        // Where no stack is written the STAR file names the one that was read.
        (stack, type) => new StackParts(settings.Steps.IsEmpty ? stack.Name : Path.GetFileName(stack.Name), type.Label, [.. stack.Labels], HeaderOf(stack)));

    // What lies between header and pixels goes on to the result.
    private static string? HeaderOf(ISectionSource stack) => stack is MrcReader { Template.ExtendedHeader: { IsEmpty: false } bytes } ? ContentHash.Of(bytes.AsSpan()).ToString() : null;

    private sealed record Parts(
        Software Software,
        string Code,
        EstimationNumbers Estimation,
        ImmutableArray<ProcessingStep> Steps,
        string Pixels,
        ImmutableArray<RecordedFile> Metadata,
        ImmutableArray<StackParts> Stacks,
        string? Recipe,
        ReportOutput Report,
        ImmutableArray<string> Dialects);

    private sealed record StackParts(string Name, string DataType, ImmutableArray<string> Labels, string? ExtendedHeader);
}
