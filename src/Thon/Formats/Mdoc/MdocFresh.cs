using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Dialects;

namespace Thon.Formats.Mdoc;

/// <summary>An mdoc that is written from nothing, in SerialEM's dialect.</summary>
internal static class MdocFresh
{
    internal static MdocFile Of(SeriesDescription series, ImmutableArray<TiltDescription> tilts, string file) => new(
        file, [.. Header(series)], [.. tilts.Select(tilt => Section(series, tilt))], FindingList.Empty);

    internal static MdocSection Section(SeriesDescription series, TiltDescription tilt)
    {
        var entries = MdocValues.OfTilt(series, tilt).Select(value => value.Entry).ToList();
        if (SeriesAxis.Nominal(series) is { } axis) entries.Add(MdocValues.Rotation(axis).Entry);
        return new("ZValue", tilt.Section!.Value.ToString(CultureInfo.InvariantCulture), [.. entries]);
    }

    private static IEnumerable<MdocEntry> Header(SeriesDescription series)
    {
        foreach (var value in MdocValues.OfSeries(series)) yield return value.Entry;
        yield return MdocEntry.Pair("ImageFile", series.Name + ".mrc");
        yield return MdocEntry.Title("SerialEM: written by Thon in its format");
        if (SeriesAxis.Nominal(series) is { } axis) yield return MdocTitle.Of(axis);
    }
}
