using System.Collections.Immutable;
using Thon.Formats;
using Thon.Formats.Dialects;

namespace Thon.Pipeline.Conversion;

/// <summary>The metadata of one series, to be written as another program keeps them.</summary>
/// <param name="Files">The files that tell of the series, those that go before the others first; at least one.</param>
/// <param name="To">The dialect wanted.</param>
/// <param name="Folder">Where its files go; made where it is missing.</param>
public sealed record ConversionJob(ImmutableArray<string> Files, Dialect To, string Folder)
{
    /// <summary>The name of the series, where the files name several or another is wanted.</summary>
    public string? Name { get; init; }

    /// <summary>Path of the stack, or null: it tells its size, its pixel size and how many images there are.</summary>
    public string? Stack { get; init; }

    /// <summary>What the user states; it goes before all files.</summary>
    public MetadataOptions Stated { get; init; } = new();

    /// <summary>What to do where an output exists.</summary>
    public Overwrite Overwrite { get; init; }
}
