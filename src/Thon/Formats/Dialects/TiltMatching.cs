using System.Collections.Immutable;
using Thon.Units;

namespace Thon.Formats.Dialects;

/// <summary>What two files name the same tilts by.</summary>
public enum TiltKey
{
    /// <summary>The section of the stack.</summary>
    Section,

    /// <summary>The tilt angle.</summary>
    TiltAngle,

    /// <summary>The name of the movie or the image.</summary>
    Name,
}

/// <summary>Which tilts of one file are which of another.</summary>
/// <param name="Key">What they were told by.</param>
/// <param name="Partners">For each tilt of the first file the place of its partner in the second; null where it has none.</param>
/// <param name="Ambiguous">Places in the first file whose key is not theirs alone, so that nobody can say which is meant.</param>
public sealed record TiltMatch(TiltKey Key, ImmutableArray<int?> Partners, ImmutableArray<int> Ambiguous);

/// <summary>Finds the tilts of one file among those of another: by section, else by tilt angle, else by the movie's or the image's name; never by count or order.</summary>
public static class TiltMatching
{
    /// <summary>Stage angles repeat to a few hundredths of a degree, and refinement moves them by tenths; tilts lie a degree apart or more.</summary>
    public const double SameTiltDegrees = 1;

    /// <summary>Whether two angles are those of different tilts.</summary>
    public static bool Differ(Angle a, Angle b) => Math.Abs(a.Degrees - b.Degrees) > SameTiltDegrees;

    /// <summary>A file's name as programs agree on it: no folders, no ending, and underscores for dots, as RELION makes them of all but the last.</summary>
    public static string PlainName(string? name) =>
        Path.GetFileNameWithoutExtension((name ?? string.Empty).Replace('\\', '/')).Replace('.', '_');

    /// <summary>The tilt angle by which a description is known: the nominal one, else the refined.</summary>
    public static Angle? AngleOf(TiltDescription tilt) => tilt.TiltAngle ?? tilt.Alignment?.TiltAngle;

    /// <summary>Matches the tilts of two files, or gives null where they have nothing in common to tell them by.</summary>
    /// <param name="tilts">The tilts of the first file.</param>
    /// <param name="others">The tilts of the second.</param>
    public static TiltMatch? Match(ImmutableArray<TiltDescription> tilts, ImmutableArray<TiltDescription> others)
    {
        if (All(tilts, others, tilt => tilt.Section is not null)) return Of(TiltKey.Section, tilts, others, (a, b) => a.Section == b.Section);
        if (All(tilts, others, tilt => AngleOf(tilt) is not null)) return ByAngle(tilts, others);
        if (All(tilts, others, tilt => tilt.Movie is not null)) return Of(TiltKey.Name, tilts, others, (a, b) => PlainName(a.Movie) == PlainName(b.Movie));
        return All(tilts, others, tilt => tilt.Image is not null) ? Of(TiltKey.Name, tilts, others, (a, b) => a.Image == b.Image) : null;
    }

    private static bool All(ImmutableArray<TiltDescription> tilts, ImmutableArray<TiltDescription> others, Func<TiltDescription, bool> known) =>
        tilts.All(known) && others.All(known);

    private static TiltMatch Of(TiltKey key, ImmutableArray<TiltDescription> tilts, ImmutableArray<TiltDescription> others, Func<TiltDescription, TiltDescription, bool> same)
    {
        int[][] partners = [.. tilts.Select(tilt => Enumerable.Range(0, others.Length).Where(j => same(tilt, others[j])).Take(2).ToArray())];
        return new(key, [.. partners.Select(of => of.Length == 1 ? of[0] : (int?)null)], Ambiguous(partners));
    }

    private static TiltMatch ByAngle(ImmutableArray<TiltDescription> tilts, ImmutableArray<TiltDescription> others)
    {
        int[][] partners = [.. tilts.Select(tilt => Nearest(AngleOf(tilt)!.Value, others) is { } j ? new[] { j } : [])];
        return new(TiltKey.TiltAngle, [.. partners.Select(of => of.Length == 1 ? of[0] : (int?)null)], Ambiguous(partners));
    }

    private static int? Nearest(Angle angle, ImmutableArray<TiltDescription> others)
    {
        if (others.IsEmpty) return null;
        int nearest = Enumerable.Range(0, others.Length).MinBy(j => Math.Abs(AngleOf(others[j])!.Value.Radians - angle.Radians));
        return Differ(AngleOf(others[nearest])!.Value, angle) ? null : nearest;
    }

    // A tilt with two partners, or one whose partner another tilt has too.
    private static ImmutableArray<int> Ambiguous(int[][] partners)
    {
        var taken = partners.Where(of => of.Length == 1).GroupBy(of => of[0]).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        return [.. Enumerable.Range(0, partners.Length).Where(i => partners[i].Length > 1 || (partners[i].Length == 1 && taken.Contains(partners[i][0])))];
    }
}
