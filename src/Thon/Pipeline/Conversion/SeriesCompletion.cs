using System.Collections.Immutable;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Conversion;

/// <summary>Adds to a description what follows from what it says: the order of acquisition from the exposures, the exposures from each other, the names of images from their sections.</summary>
internal static class SeriesCompletion
{
    /// <summary>The completed description.</summary>
    /// <param name="series">The description.</param>
    /// <param name="stated">What the user states of the exposures.</param>
    /// <param name="stack">The path of the stack, or null.</param>
    internal static SeriesDescription Of(SeriesDescription series, MetadataOptions stated, string? stack)
    {
        if (series.Tilts.IsEmpty) return series;
        var tilts = series.Tilts;
        if (stated.Dose is { } each) tilts = [.. tilts.Select(tilt => tilt with { Dose = each, DoseBefore = null })];
        if (stated.DoseOrder is { } order && tilts.All(tilt => TiltMatching.AngleOf(tilt) is not null))
            tilts = With(tilts, order.Places([.. tilts.Select(tilt => TiltMatching.AngleOf(tilt)!.Value)]));
        tilts = WithPlaces(tilts);
        tilts = WithExposures(tilts);
        if (stated.InitialDose is { } initial) tilts = [.. tilts.Select(tilt => tilt with { DoseBefore = initial + tilt.DoseBefore })];
        if (stack is not null) tilts = [.. tilts.Select(tilt => tilt with { Image = tilt.Image ?? (tilt.Section is { } section ? SeriesDescriptions.ImageName(section, stack) : null) })];
        return series with { Tilts = tilts, Name = series.Name ?? Path.GetFileNameWithoutExtension(stack) };
    }

    private static ImmutableArray<TiltDescription> WithPlaces(ImmutableArray<TiltDescription> tilts) =>
        tilts.All(tilt => tilt.Acquired is not null) || tilts.Any(tilt => tilt.DoseBefore is null) ? tilts
            : With(tilts, DoseOrder.Ranks([.. tilts.Select(tilt => tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom)]));

    private static ImmutableArray<TiltDescription> With(ImmutableArray<TiltDescription> tilts, ImmutableArray<int> places) =>
        [.. tilts.Select((tilt, i) => tilt with { Acquired = places[i] })];

    private static ImmutableArray<TiltDescription> WithExposures(ImmutableArray<TiltDescription> tilts)
    {
        bool before = tilts.All(tilt => tilt.DoseBefore is not null), each = tilts.All(tilt => tilt.Dose is not null);
        if (before && !each && tilts.Length > 1)
            return With(tilts, DoseHistory.FromBefore([.. tilts.Select(tilt => tilt.DoseBefore!.Value)]));
        if (each && !before && tilts.All(tilt => tilt.Acquired is not null))
            return With(tilts, DoseHistory.Accumulate([.. tilts.Select(tilt => tilt.Dose!.Value)], [.. tilts.Select(tilt => tilt.Acquired!.Value)]));
        return tilts;
    }

    private static ImmutableArray<TiltDescription> With(ImmutableArray<TiltDescription> tilts, DoseHistory history) =>
        [.. tilts.Select((tilt, i) => tilt with { DoseBefore = history.Before[i], Dose = history.Each[i] })];
}
