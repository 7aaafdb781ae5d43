using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;

namespace Thon.Formats.Warp;

/// <summary>Finds for each row of a template the tilt it is about: by the name of the movie where all tilts and rows have one, else by the tilt angle.</summary>
internal static class WarpMatching
{
    // Warp rounds angles to 0.01 degree, and refined ones differ by tenths; tilts are farther apart.
    private const double LargestDifferenceDegrees = 1;

    /// <summary>The tilts without a template: in the order of their angles, as Warp imports them.</summary>
    internal static ImmutableArray<TiltDescription?> Sorted(SeriesDescription series) => [.. series.Tilts.OrderBy(tilt => tilt.TiltAngle?.Radians ?? 0)];

    /// <summary>The tilt of each row, null for a row that no tilt belongs to; tilts that belong to no row, or to several, are among the findings.</summary>
    /// <param name="series">What is to be written.</param>
    /// <param name="movies">The movies of the rows; empty where the template has none.</param>
    /// <param name="angles">The angles of the rows with the sign of the mdoc, degree.</param>
    /// <param name="template">The template's name, for messages.</param>
    internal static (ImmutableArray<TiltDescription?> Tilts, FindingList Findings) To(
        SeriesDescription series, ImmutableArray<string> movies, ImmutableArray<double> angles, string template)
    {
        bool byMovie = !movies.IsEmpty && series.Tilts.All(tilt => tilt.Movie is not null) && Unique(movies) && Unique(series.Tilts.Select(tilt => tilt.Movie!));
        var found = new TiltDescription?[angles.Length];
        var findings = FindingList.Empty;
        foreach (var tilt in series.Tilts)
        {
            int row = byMovie ? IndexOf(movies, tilt.Movie!) : Nearest(angles, tilt, found);
            if (row >= 0 && found[row] is null) found[row] = tilt;
            else findings = findings.Add(Unmatched(tilt, template, byMovie));
        }
        int left = found.Count(tilt => tilt is null);
        if (left > 0 && !findings.HasErrors)
            findings = findings.Add(Finding.Note(
                "convert-kept", template, null, string.Create(CultureInfo.InvariantCulture, $"{left} rows that no tilt of {series.FileName} belongs to"), null, "They stay as they are"));
        return ([.. found], findings);
    }

    private static int IndexOf(ImmutableArray<string> movies, string movie) =>
        Enumerable.Range(0, movies.Length).FirstOrDefault(i => WarpText.FileName(movies[i]) == WarpText.FileName(movie), -1);

    // Of the rows not taken yet: a series may have an angle twice.
    private static int Nearest(ImmutableArray<double> angles, TiltDescription tilt, TiltDescription?[] taken)
    {
        if (tilt.TiltAngle?.Degrees is not { } degrees) return -1;
        int[] free = [.. Enumerable.Range(0, angles.Length).Where(i => taken[i] is null && Math.Abs(angles[i] - degrees) <= LargestDifferenceDegrees)];
        return free.Length == 0 ? -1 : free.MinBy(i => Math.Abs(angles[i] - degrees));
    }

    private static bool Unique(IEnumerable<string> movies) => movies.GroupBy(WarpText.FileName).All(group => group.Count() == 1);

    private static Finding Unmatched(TiltDescription tilt, string template, bool byMovie) => Finding.Error(
        "convert-match", template, null,
        byMovie ? $"no row of {WarpText.FileName(tilt.Movie!)}"
            : tilt.TiltAngle is { } angle ? string.Create(CultureInfo.InvariantCulture, $"no row, or one that is taken, within {LargestDifferenceDegrees} degree of {angle.Degrees:F2}")
            : string.Create(CultureInfo.InvariantCulture, $"row {tilt.Row + 1} without a tilt angle"),
        "a row for every tilt", "Give the template of this series, or leave it away");
}
