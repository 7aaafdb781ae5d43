using System.Collections.Immutable;
using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Tilts;

namespace Thon.Pipeline.Deconvolution;

/// <summary>A volume opened for its deconvolution, and the filter that it is to take.</summary>
/// <param name="Volume">The voxels.</param>
/// <param name="Filter">The filter.</param>
/// <param name="DataType">What was done to the volume so far.</param>
public sealed record VolumeInput(MrcReader Volume, DeconvolutionFilter Filter, DataType DataType) : IDisposable
{
    /// <summary>Each value in use and where it came from.</summary>
    public required ImmutableArray<MetadataValue> Values { get; init; }

    /// <summary>Everything odd about the volume and what is known of it.</summary>
    public required FindingList Findings { get; init; }

    /// <summary>The files that are read, none of which is ever written to.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>Those that hold no voxels, as they were read.</summary>
    internal ImmutableArray<MetadataFile> Metadata { get; init; } = [];

    /// <summary>What its filter is of, for titles.</summary>
    public string Shown => Path.GetFileName(Volume.Name);

    /// <summary>Opens a volume and puts together what its filter needs.</summary>
    /// <exception cref="BadInputException">The volume cannot be read, is none, or not all is known that the filter needs.</exception>
    public static VolumeInput Open(DeconvolutionJob job)
    {
        var volume = OpenMrc(job.Volume);
        try
        {
            return VolumeMetadata.Resolve(volume, job);
        }
        catch
        {
            volume.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Volume.Dispose();

    private static MrcReader OpenMrc(string path)
    {
        var file = SectionFile.Open(path);
        if (file is MrcReader volume) return volume;
        file.Dispose();
        throw new BadInputException(Finding.Error("volume-format", path, null, "a TIFF file", "a volume in an MRC file", "Convert it, for example with IMOD's tif2mrc"));
    }
}
