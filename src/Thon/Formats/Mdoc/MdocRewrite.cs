using System.Collections.Immutable;
using Thon.Formats.Dialects;
using Thon.Units;

namespace Thon.Formats.Mdoc;

/// <summary>An mdoc in which only what differs from a description is written anew.</summary>
internal static class MdocRewrite
{
    // Tilt axes are written to a tenth or a hundredth of a degree.
    private const double SameAxisDegrees = 5e-3;

    internal static MdocFile Of(MdocFile mdoc, SeriesDescription series, ImmutableArray<TiltDescription> tilts)
    {
        Angle? axis = SeriesAxis.Nominal(series) is { } stated && !(mdoc.TiltAxis is { } known && SameAxis(known, stated)) ? stated : null;
        string end = LineEnd(mdoc);
        mdoc = Closed(mdoc, end);
        var header = With(mdoc.Header, MdocValues.OfSeries(series), end);
        if (axis is { } turned) header = WithAxis(header, turned, end);
        var sections = mdoc.Sections.Select(section => section.ZValue is >= 0 and { } z && z < tilts.Length ? With(section, series, tilts[z], axis, mdoc.TiltAxis, end) : section);
        var numbered = mdoc.Images.Select(image => image.ZValue).ToHashSet();
        var added = tilts.Where(tilt => !numbered.Contains(tilt.Section)).Select(tilt => Ended(MdocFresh.Section(series, tilt), end));
        return mdoc with { Header = header, Sections = [.. sections, .. added] };
    }

    private static MdocSection With(MdocSection section, SeriesDescription series, TiltDescription tilt, Angle? axis, Angle? before, string end)
    {
        var entries = With(section.Entries, MdocValues.OfTilt(series, tilt), end);
        // Where the rotation followed the axis that is replaced it follows the new one.
        bool follows = section.RotationAngle is { } rotation && (before is null || Math.Abs(Math.IEEERemainder(rotation.Degrees - 90 - before.Value.Degrees, 360)) < SameAxisDegrees);
        if (axis is { } turned && follows) entries = With(entries, [MdocValues.Rotation(turned)], end);
        return section with { Entries = entries };
    }

    private static ImmutableArray<MdocEntry> With(ImmutableArray<MdocEntry> entries, IEnumerable<MdocValue> values, string end)
    {
        foreach (var value in values)
        {
            // Of a key written twice the last one counts.
            int at = entries.Select((entry, i) => entry.Kind == MdocEntryKind.Pair && entry.Key == value.Key ? i : -1).DefaultIfEmpty(-1).Max();
            if (at < 0) entries = entries.Insert(Place(entries), Ended(value.Entry, end));
            else if (!value.IsSaidBy(entries[at].Value.Trim())) entries = entries.SetItem(at, entries[at] with { Value = value.Text });
        }

        return entries;
    }

    // After the last pair, so that titles stay behind what the file says of the series.
    private static int Place(ImmutableArray<MdocEntry> entries) =>
        entries.Select((entry, i) => entry.Kind == MdocEntryKind.Pair && entry.Key != "T" ? i + 1 : 0).DefaultIfEmpty(0).Max();

    private static ImmutableArray<MdocEntry> WithAxis(ImmutableArray<MdocEntry> header, Angle axis, string end)
    {
        int at = header.Select((entry, i) => entry.Key == "T" && MdocTitle.TiltAxis(entry.Value) is not null ? i : -1).DefaultIfEmpty(-1).Max();
        return at < 0 ? header.Add(Ended(MdocTitle.Of(axis), end)) : header.SetItem(at, header[at] with { Value = MdocTitle.With(header[at].Value, axis) });
    }

    private static bool SameAxis(Angle a, Angle b) => Math.Abs(a.Degrees - b.Degrees) < SameAxisDegrees;

    private static string LineEnd(MdocFile mdoc)
    {
        string after = mdoc.Header.Concat(mdoc.Sections.SelectMany(section => section.Entries)).FirstOrDefault()?.Layout?.After ?? "\n";
        return after.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : after.EndsWith('\r') ? "\r" : "\n";
    }

    private static MdocEntry Ended(MdocEntry entry, string end) => entry with
    {
        Layout = entry.Kind == MdocEntryKind.Title ? new(end + "[", " = ", "]" + end) : new(string.Empty, " = ", end),
    };

    private static MdocSection Ended(MdocSection section, string end) => section with
    {
        Layout = new(end + "[", " = ", "]" + end),
        Entries = [.. section.Entries.Select(entry => Ended(entry, end))],
    };

    // A last line without an end gets one, so that others may follow it.
    private static MdocFile Closed(MdocFile mdoc, string end)
    {
        var last = mdoc.Sections[^1];
        last = last.Entries.IsEmpty
            ? last with { Layout = Closed(last.Layout, end) }
            : last with { Entries = last.Entries.SetItem(last.Entries.Length - 1, last.Entries[^1] with { Layout = Closed(last.Entries[^1].Layout, end) }) };
        return mdoc with { Sections = mdoc.Sections.SetItem(mdoc.Sections.Length - 1, last) };
    }

    private static MdocLayout? Closed(MdocLayout? layout, string end) =>
        layout is null || layout.After.EndsWith('\n') || layout.After.EndsWith('\r') ? layout : layout with { After = layout.After + end };
}
