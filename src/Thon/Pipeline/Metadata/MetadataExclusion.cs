using System.Collections.Immutable;
using Thon.Formats;
using Thon.Formats.Star;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>The tilts that are left out of the estimation: those of the option, or those that the file it names marks, else those that the file with the defoci marks.</summary>
internal static class MetadataExclusion
{
    internal static SectionList Resolve(MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        var (excluded, source) = sources.Options switch
        {
            { Exclude: { } option } => (option, "option --exclude"),
            { ExcludeFile: { } file } => (Marked(FromFile(sources, file, angles, ledger)), $"option --exclude {Path.GetFileName(file)}"),
            _ => (Marked(sources.Rows), sources.CtfSource),
        };
        if (excluded.IsEmpty)
        {
            if (sources.Options.ExcludeFile is { } unmarked) ledger.Warning("exclude-no-marks", unmarked, "thonExcluded", "no section marked", "1 in the rows to leave out", "Nothing is excluded.");
            return excluded;
        }

        int count = sources.Count;
        if (excluded.Last >= count)
            ledger.Error("exclude-section", sources.Stack.Name, source, $"section {excluded.Last}", $"sections from 0 to {count - 1}: the stack has {count}");
        else if (Enumerable.Range(0, count).All(excluded.Contains))
            ledger.Error("exclude-all", sources.Stack.Name, source, count == 1 ? "the only section excluded" : $"all {count} sections excluded", "at least one that is not");
        else
            ledger.Use("excluded", $"{(excluded.Ranges is [{ First: var first, Last: var last }] && first == last ? "section" : "sections")} {excluded}, from 0", source);
        return excluded;
    }

    private static SectionList Marked(ImmutableArray<TiltDescription> rows) =>
        SectionList.Of(Enumerable.Range(0, rows.Length).Where(section => rows[section].IsExcluded));

    /// <summary>The rows of a file that is asked for nothing but its marks, matched to the images as those of any other.</summary>
    private static ImmutableArray<TiltDescription> FromFile(MetadataSources sources, string path, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        ledger.Take(path);
        if (ledger.Attempt(() => TiltSeriesStar.Read(path, sources.SeriesName)) is not { } file) return [];
        ledger.Add(file.Findings);
        if (file.Tilts.IsEmpty) ledger.Error("exclude-file", path, null, "no rows of tilts", "a row for each image", "Name the file of this one series.");
        var asked = sources with { Ctf = file, Rows = [] };
        asked = asked with { Rows = MetadataMatching.Match(asked, angles, ledger) };
        MetadataMatching.CheckAngles(asked, angles, ledger);
        return asked.Rows;
    }
}
