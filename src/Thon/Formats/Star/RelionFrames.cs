using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;

namespace Thon.Formats.Star;

/// <summary>What RELION 4 wants of the stack of a series: that it is one, has a row for each section, and has a size to count pixels from.</summary>
internal static class RelionFrames
{
    /// <summary>The one stack that all images are sections of, or null.</summary>
    internal static string? Stack(ImmutableArray<TiltDescription> tilts)
    {
        string?[] stacks = [.. tilts.Select(tilt => tilt.Image is { } image && StarImageName.Parse(image) is { Section: not null } name ? name.File : null).Distinct()];
        return stacks is [{ } one] ? one : null;
    }

    internal static IEnumerable<Finding> Missing(SeriesDescription series, ImmutableArray<TiltDescription> tilts)
    {
        if (Stack(tilts) is null)
        {
            yield return Finding.Error(
                RelionNeeds.Code, series.FileName, StarPlaces.StackLabel, "images that are not the sections of one stack", "names like 000001@stack.mrc", "Give the stack, or join the images into one.");
        }
        else if (!tilts.Select(tilt => tilt.Section).SequenceEqual(Enumerable.Range(0, tilts.Length).Select(section => (int?)section)))
        {
            yield return Finding.Error(
                RelionNeeds.Code, series.FileName, StarPlaces.FrameCountLabel, "not every section of the stack once", "a row for each section: RELION 4 knows images by their place in it", "Give the metadata of all its images.");
        }
    }

    /// <summary>What the matrices count from: the template's tomogram, else one as wide and high as the images and half as deep as it is wide; null where no size is known.</summary>
    internal static ProjectionFrame? Frame(RelionTemplate old, SeriesDescription series)
    {
        int?[] sizes = old.Places is { Series.Name: TiltSeriesStarGlobal.BlockName } places
            ? [.. TiltStarAlignments.SizeLabels.Select(label => places.Series.Number(places.Row, label) is >= 1 and <= int.MaxValue and { } size ? (int?)size : null)]
            : [null, null, null];
        if ((sizes[0] ?? series.Width) is not { } x || (sizes[1] ?? series.Height) is not { } y) return null;
        return new(series.Width ?? x, series.Height ?? y, x, y, sizes[2] ?? Depth(x), series.PixelSize!.Value);
    }

    internal static Finding NoSize(SeriesDescription series) => Finding.Error(
        RelionNeeds.Code, series.FileName, TiltStarAlignments.SizeLabels[0], "not known", "the size of the images, which the matrices count from", "Give the stack.");

    internal static IEnumerable<Finding> Assumed(RelionTemplate old, SeriesDescription series, ProjectionFrame frame)
    {
        if (old.Places?.Series.Has(TiltStarAlignments.SizeLabels[2]) == true) yield break;
        yield return Finding.Warning(
            "convert-assumed", series.FileName, TiltStarAlignments.SizeLabels[2], "the size of the tomogram is not known", null,
            string.Create(CultureInfo.InvariantCulture, $"{frame.SizeX} x {frame.SizeY} x {frame.SizeZ} was written, and the matrices count from its centre; coordinates of particles must count from the same."));
    }

    internal static IEnumerable<Finding> Kept(SeriesDescription series)
    {
        int count = series.Tilts.Count(tilt => tilt.IsExcluded);
        if (count > 0)
            yield return Finding.Warning("convert-excluded-kept", series.FileName, null, $"{count} excluded images, which keep their rows", null, "RELION 4 has a row for every section: take them out of the stack, or out of the particles.");
    }

    private static int Depth(int width) => Math.Max(1, width / 2);
}
