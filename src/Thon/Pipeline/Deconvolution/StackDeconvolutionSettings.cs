using Thon.Correct.Deconvolution;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Tilts;

namespace Thon.Pipeline.Deconvolution;

/// <summary>How the images of a series are deconvolved.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="Input">Whether the signs of the images were corrected.</param>
/// <param name="DataType">What counts as having been done to the images before.</param>
public sealed record StackDeconvolutionSettings(DeconvolutionSettings Filter, InputState Input, DataType DataType)
{
    /// <summary>Label lines to stand before that of the data type, each 1 to 80 characters.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Lines for the notes beside the record, such as the command line and the time.</summary>
    public IReadOnlyList<string> Heading { get; init; } = [];

    /// <summary>How pixels are stored.</summary>
    public MrcMode Pixels { get; init; } = MrcMode.Float32;

    /// <summary>How many threads may work; results do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What to do where the output exists already.</summary>
    public Overwrite Overwrite { get; init; } = Overwrite.Refuse;
}
