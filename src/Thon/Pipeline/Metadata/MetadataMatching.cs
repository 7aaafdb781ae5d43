using System.Collections.Immutable;
using System.Globalization;
using Thon.Formats;
using Thon.Formats.Mdoc;
using Thon.Formats.Star;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>
/// Matches the rows of a file to the images of a stack: by section, else by tilt angle, else by the movie's name against the mdoc's;
/// never by count or order alone.
/// </summary>
internal static class MetadataMatching
{
    // Stage angles repeat to a few hundredths of a degree; tilts lie a degree apart or more.
    private const double SameTiltDegrees = 1;

    internal static ImmutableArray<TiltDescription> Match(MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        if (sources.Ctf is not { Tilts.IsEmpty: false } file) return [];
        if (file.Tilts.All(row => row.Section is not null)) return BySection(sources, file, ledger);
        if (!angles.IsEmpty && file.Tilts.All(row => row.TiltAngle is not null)) return ByAngle(file, angles, ledger);
        if (!sources.Sections.IsEmpty && sources.Sections.All(section => section.SubFrameName is not null)) return ByMovie(sources, file, ledger);
        ledger.Error("ctf-unmatched", file.FileName, null, "rows with neither sections nor tilt angles to match them by",
            "image names like 000001@stack.mrc, or tilt angles in the file and for the stack",
            "Give the stack's tilt angles, or its mdoc with the names of its movies.");
        return [];
    }

    /// <summary>
    /// Says where the tilt angles of matched rows differ from those of the stack: of the option, or else of the mdoc, as those in use
    /// may be the rows' own.
    /// </summary>
    internal static void CheckAngles(MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        if (sources.Rows.IsEmpty || angles.IsEmpty) return;
        bool mdoc = sources.Options.TiltAngles is null && !sources.Sections.IsEmpty && sources.Sections.All(section => section.TiltAngle is not null);
        var stacks = mdoc ? sources.Sections.Select(section => section.TiltAngle!.Value) : angles;
        var differing = sources.Rows.Zip(stacks).Where(pair => pair.First.TiltAngle is { } tilt && Differ(tilt, pair.Second)).ToArray();
        if (differing.Length == 0) return;
        var (first, stack) = differing[0];
        ledger.Error(
            "ctf-angles", sources.Ctf!.FileName, Place(first),
            string.Create(CultureInfo.InvariantCulture, $"tilt {first.TiltAngle!.Value.Degrees:F2} degrees, and {differing.Length - 1} rows more"),
            string.Create(CultureInfo.InvariantCulture, $"the stack's {stack.Degrees:F2} degrees within {SameTiltDegrees} degree"),
            "Check that it was made for this stack, in this order and with this sign of the angles. If it has refined angles, name them with --tilt-angles.");
    }

    private static ImmutableArray<TiltDescription> BySection(MetadataSources sources, SeriesDescription file, MetadataLedger ledger)
    {
        var found = new TiltDescription?[sources.Count];
        bool right = true;
        foreach (var row in file.Tilts)
        {
            if (row.Section!.Value < sources.Count && found[row.Section.Value] is null)
            {
                found[row.Section.Value] = row;
                continue;
            }

            ledger.Error(
                "ctf-section", file.FileName, Place(row),
                row.Section.Value < sources.Count ? $"section {row.Section} again" : $"section {row.Section}",
                $"sections 0 to {sources.Count - 1} of the stack, each once", "Give the file that was made for this stack.");
            right = false;
        }

        return right && Complete(file, found, ledger) ? [.. found!] : [];
    }

    private static ImmutableArray<TiltDescription> ByAngle(SeriesDescription file, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        TiltDescription?[] found = [.. angles.Select(angle => Nearest(file, angle))];
        if (found.OfType<TiltDescription>().GroupBy(row => row.Row).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            ledger.Error(
                "ctf-angle-ambiguous", file.FileName, Place(twice.First()), $"{twice.Count()} images nearest to this tilt angle",
                "one image for each tilt angle",
                "Name the images by section, as in 000001@stack.mrc.");
            return [];
        }

        return Complete(file, found, ledger) ? Told(file, "tilt angle", found!, ledger) : [];
    }

    private static TiltDescription? Nearest(SeriesDescription file, Angle angle)
    {
        var row = file.Tilts.MinBy(row => Math.Abs(row.TiltAngle!.Value.Radians - angle.Radians));
        return row?.TiltAngle is { } tilt && !Differ(tilt, angle) ? row : null;
    }

    private static ImmutableArray<TiltDescription> ByMovie(MetadataSources sources, SeriesDescription file, MetadataLedger ledger)
    {
        var byName = file.Tilts.ToLookup(row => MovieName.Plain(row.Movie ?? row.Image));
        var found = sources.Sections.Select(section => byName[MovieName.Plain(section.SubFrameName)].FirstOrDefault()).ToArray();
        return Complete(file, found, ledger) ? Told(file, "movie name in the mdoc", found!, ledger) : [];
    }

    private static ImmutableArray<TiltDescription> Told(SeriesDescription file, string by, TiltDescription[] rows, MetadataLedger ledger)
    {
        ledger.Note("ctf-matched", file.FileName, null, $"{rows.Length} of {file.Tilts.Length} rows matched to the images by {by}");
        return [.. rows];
    }

    private static bool Complete(SeriesDescription file, TiltDescription?[] found, MetadataLedger ledger)
    {
        int[] missing = [.. Enumerable.Range(0, found.Length).Where(section => found[section] is null)];
        if (missing.Length == 0) return true;
        ledger.Error(
            "ctf-missing", file.FileName, null, $"no row for {missing.Length} images, section {missing[0]} the first of them",
            $"a row for each of {found.Length} images",
            "Give the file that was made for this stack, or estimate again.");
        return false;
    }

    private static bool Differ(Angle a, Angle b) => Math.Abs(a.Degrees - b.Degrees) > SameTiltDegrees;

    private static string Place(TiltDescription row) => $"row {row.Row + 1}";
}
