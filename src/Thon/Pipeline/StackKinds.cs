using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mdoc;
using Thon.Formats.Mrc;
using Thon.Pipeline.Metadata;
using Thon.Provenance;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>Tells tilt series from the other image files of a folder, by the rules that metadata are found by. Headers and small files are read, no pixel is.</summary>
public static class StackKinds
{
    private const int VolumeSpaceGroup = 1;

    /// <summary>What a file is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stated">What the user states about all series; only whether it names tilt angles or an mdoc counts.</param>
    public static StackKind Of(string path, MetadataOptions stated)
    {
        if (HalfNames.Matches(Path.GetFileName(path))) return StackKind.Half;
        try
        {
            using var file = SectionFile.OpenImages(path);
            return OfOpened(file, stated);
        }
        catch (BadInputException)
        {
            return IsDescribed(path, stated) ? StackKind.DamagedSeries : StackKind.Unreadable;
        }
    }

    private static StackKind OfOpened(ISectionFile file, MetadataOptions stated)
    {
        if (DataType.FromLabels(file.Labels) is { Steps.IsEmpty: false }) return StackKind.Result;
        if (file.Count == 1) return StackKind.SingleImage;
        if (IsDescribed(file.Name, stated)) return StackKind.TiltSeries;
        // Some programs write the header of a volume for every stack, so this is asked only where nothing else is known.
        if (file is MrcReader { Header: { SpaceGroup: VolumeSpaceGroup, Sampling.Z: > 1 } }) return StackKind.Volume;
        return stated.TiltAngles is not null || NamesMdoc(stated) ? StackKind.TiltSeries : StackKind.NoAngles;
    }

    private static bool IsDescribed(string path, MetadataOptions stated) =>
        MetadataAngleFiles.AnyBeside(path) || (stated.Mdoc is null && MetadataMdoc.Beside(path).FirstOrDefault() is { } mdoc && MayDescribeSeries(mdoc));

    // Movies have mdocs too, each of a single frame set; one that cannot be read is told of by the run that meets it.
    private static bool MayDescribeSeries(string mdoc) =>
        new MetadataLedger().Attempt(() => MdocFile.Read(mdoc)) is not { } read || read.Sections.Any(section => section.ZValue is not null);

    private static bool NamesMdoc(MetadataOptions stated) => stated.Mdoc is not (null or MetadataOptions.NoMdoc);
}
