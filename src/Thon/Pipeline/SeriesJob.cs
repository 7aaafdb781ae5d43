using System.Collections.Immutable;
using Thon.Formats.Dialects;
using Thon.Pipeline.Records;

namespace Thon.Pipeline;

/// <summary>Everything that <c>thon run</c> does with one series.</summary>
/// <param name="Settings">The stack, what is stated about it, and the steps.</param>
/// <param name="Folder">Where the results go.</param>
public sealed record SeriesJob(PreprocessSettings Settings, string Folder)
{
    /// <summary>The recipe it is to match; null where the steps were stated one by one.</summary>
    public RecipeRun? Recipe { get; init; }

    /// <summary>The dialects its metadata are written in besides.</summary>
    public ImmutableArray<Dialect> Dialects { get; init; } = [];

    /// <summary>Where it leaves what it adds to files of a whole project, see <see cref="Conversion.ProjectFiles"/>; null where the series is alone.</summary>
    public string? Parts { get; init; }
}
