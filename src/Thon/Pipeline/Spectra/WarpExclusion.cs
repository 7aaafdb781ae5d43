using System.Globalization;
using Thon.Findings;
using Thon.Formats.Star;
using Thon.Formats.Warp;
using Thon.Tilts;

namespace Thon.Pipeline.Spectra;

/// <summary>The tilts of a Warp file that are left out: those it does not use itself, and those the user names.</summary>
internal static class WarpExclusion
{
    /// <summary>Whether each tilt is left out; what is wrong with the user's list is among the findings.</summary>
    public static bool[] Of(WarpSeries warp, MetadataOptions options, WarpValues values)
    {
        int count = warp.Angles.Length;
        var unused = SectionList.Of(Enumerable.Range(0, warp.UseTilt.Length).Where(i => !warp.UseTilt[i]));
        var (stated, source) = options.ExcludeFile is { } path
            ? (Marked(path, warp), $"option --exclude {Path.GetFileName(path)}") : (options.Exclude ?? SectionList.None, "option --exclude");
        bool[] excluded = [.. Enumerable.Range(0, count).Select(i => unused.Contains(i) || stated.Contains(i))];
        if (!unused.IsEmpty) values.Note("unused", Named(unused), $"UseTilt of {values.Source}");
        if (stated.Last >= count)
            values.Wrong(Finding.Error(
                "exclude-section", warp.FileName, source, string.Create(CultureInfo.InvariantCulture, $"section {stated.Last}"),
                string.Create(CultureInfo.InvariantCulture, $"sections from 0 to {count - 1}: the file has {count} tilts")));
        else if (!stated.IsEmpty && excluded.All(left => left))
            values.Wrong(Finding.Error("exclude-all", warp.FileName, source, "every tilt excluded or unused", "at least one that is not"));
        else if (!stated.IsEmpty) values.Note("excluded", Named(stated), source);
        return excluded;
    }

    private static SectionList Marked(string path, WarpSeries warp)
    {
        var rows = TiltSeriesStar.Read(path, Path.GetFileNameWithoutExtension(warp.FileName)).Tilts;
        if (rows.Length != warp.Angles.Length || !rows.Select(row => row.Section).Order().SequenceEqual(Enumerable.Range(0, rows.Length).Select(i => (int?)i)))
            throw new BadInputException(Finding.Error(
                "exclude-file", path, null, string.Create(CultureInfo.InvariantCulture, $"{rows.Length} rows, or rows without sections"),
                string.Create(CultureInfo.InvariantCulture, $"a row for each of {warp.Angles.Length} tilts, with image names like 000001@stack.mrc"), "Name the file of this one series"));
        return SectionList.Of(rows.Where(row => row.IsExcluded).Select(row => row.Section!.Value));
    }

    private static string Named(SectionList list) =>
        $"{(list.Ranges is [{ First: var first, Last: var last }] && first == last ? "section" : "sections")} {list}, from 0";
}
