using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Pipeline.Metadata;
using Thon.Provenance;

namespace Thon.Pipeline.Records;

/// <summary>Whether a file without a record looks like images or like a volume.</summary>
internal static class SubjectSigns
{
    private const int VolumeSpaceGroup = 1;

    /// <summary>What it looks like; null where nothing tells, since many programs write the same header for both.</summary>
    public static PreparedSubject? Of(ISectionFile file) =>
        file is TiltImageFiles || file.Count == 1 || TiltSeriesSign.Of(file) is { } sign && sign.Sections == file.Count ? PreparedSubject.Images : OfHeader(file) ?? OfName(file.Name);

    private static PreparedSubject? OfHeader(ISectionFile file) => file switch
    {
        MrcReader { Header: { SpaceGroup: VolumeSpaceGroup, Sampling.Z: > 1 } } => PreparedSubject.Volume,
        MrcReader { Header: { SpaceGroup: 0, Sampling.Z: 1 } } => PreparedSubject.Images,
        MrcReader => null,
        _ => PreparedSubject.Images,
    };

    // These endings are what programs agree on; .mrc is used for both.
    private static PreparedSubject? OfName(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".st" or ".ali" or ".mrcs" => PreparedSubject.Images,
        ".rec" => PreparedSubject.Volume,
        _ => null,
    };
}
