using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;

namespace Thon.Formats.AreTomo;

/// <summary>The images of a description as AreTomo's files have them: in the order of their sections, each with its number from 1.</summary>
/// <param name="Rows">The images and their numbers, ordered by number.</param>
/// <param name="Findings">What had to be assumed, or what is wrong.</param>
internal sealed record AreTomoRows(ImmutableArray<(TiltDescription Tilt, int Number)> Rows, FindingList Findings)
{
    internal static AreTomoRows Of(SeriesDescription series)
    {
        int named = series.Tilts.Count(tilt => tilt.Section is not null);
        if (named == series.Tilts.Length) return BySection(series);
        if (named == 0 && series.Tilts.All(tilt => tilt.TiltAngle is not null)) return ByAngle(series);
        return new([], FindingList.Of(Finding.Error(
            "convert-missing", series.FileName, null, string.Create(CultureInfo.InvariantCulture, $"{series.Tilts.Length - named} of {series.Tilts.Length} images without a section"),
            "the section of every image, or the tilt angle of all and the section of none", "Name the mdoc of the stack as well, or a file that has the angles")));
    }

    private static AreTomoRows BySection(SeriesDescription series)
    {
        var twice = series.Tilts.GroupBy(tilt => tilt.Section).Where(group => group.Count() > 1).Select(group => Finding.Error(
            "convert-missing", series.FileName, null, string.Create(CultureInfo.InvariantCulture, $"section {group.Key} {group.Count()} times"), "every section once", "Give the file of one series"));
        return new([.. series.Tilts.OrderBy(tilt => tilt.Section).Select(tilt => (tilt, tilt.Section!.Value + 1))], FindingList.Of(twice));
    }

    private static AreTomoRows ByAngle(SeriesDescription series) => new(
        [.. series.Tilts.OrderBy(tilt => tilt.TiltAngle!.Value.Radians).Select((tilt, i) => (tilt, i + 1))],
        FindingList.Of(Finding.Warning(
            "convert-assumed", series.FileName, null, "no sections", "the section of every image", "Images were numbered by their tilt angles, as AreTomo 3 sorts its stacks; give the stack if it is sorted otherwise")));
}
