using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline.Inspection;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Tilts;

namespace Thon.Pipeline.Reporting;

/// <summary>Tells images that were corrected with other defoci than those that are known of them now: after somebody has set some by hand, until they are corrected again.</summary>
internal static class FormerDefoci
{
    /// <summary>The code of the finding.</summary>
    public const string Code = "report-images-former";

    // STAR files keep a millionth of an angstrom and of a degree; what differs by more was changed.
    private const double SameAngstroms = 1e-3;
    private const double SameRadians = 1e-6;

    /// <summary>A warning where the images are former ones; nothing where they are not, where nothing was corrected, and where no record tells with what.</summary>
    /// <param name="stored">The series.</param>
    public static FindingList Of(StoredSeries stored)
    {
        if (stored.ProcessedStack is not { } path || !stored.Series.DataType.IsCtfCorrected || CorrectedWith(path) is not { } former) return FindingList.Empty;
        int[] sections = [.. stored.Series.Tilts.Where(tilt => former.TryGetValue(tilt.Section, out var then) && IsOther(tilt.Estimate!, then)).Select(tilt => tilt.Section)];
        if (sections.Length == 0) return FindingList.Empty;
        var commands = InspectionCommands.Of(stored).Commands;
        return FindingList.Of(Finding.Warning(
            Code, path, $"{(sections.Length == 1 ? "section" : "sections")} {SectionList.Of(sections)}", "images that were corrected with other defoci than the STAR file has now", "images corrected with those",
            commands.IsEmpty ? $"Correct the raw images again, with thon correct --ctf {stored.Star}" : "Make them anew: " + string.Join("; ", commands)));
    }

    /// <summary>The series with the warning where it holds now, and without it where it holds no more.</summary>
    /// <param name="stored">The series.</param>
    public static StoredSeries Renewed(StoredSeries stored) =>
        stored with { Findings = FindingList.Of(stored.Findings.Where(finding => finding.Code != Code)).AddRange(Of(stored)) };

    private static Dictionary<int, DefocusNumbers>? CorrectedWith(string path)
    {
        try
        {
            using var file = SectionFile.Open(path);
            var series = RecordSearch.Of(path, file.Labels).Sidecar?.Record.History.LastOrDefault(job => job.Series is not null)?.Series;
            return series?.Tilts.Where(tilt => tilt.Estimate is not null).DistinctBy(tilt => tilt.Section).ToDictionary(tilt => tilt.Section, tilt => tilt.Estimate!);
        }
        catch (BadInputException)
        {
            return null;
        }
    }

    private static bool IsOther(DefocusEstimate now, DefocusNumbers then)
    {
        double astigmatism = now.Defocus.Astigmatism.Angstroms;
        return Math.Abs(now.Defocus.U.Angstroms - then.UAngstroms) > SameAngstroms || Math.Abs(now.Defocus.V.Angstroms - then.VAngstroms) > SameAngstroms
            || Math.Abs(now.PhaseShift.Radians - then.PhaseShiftRadians) > SameRadians
            // A turn by which no defocus changes is none.
            || astigmatism * Math.Abs(Math.Sin(now.Defocus.Angle.Radians - then.AngleRadians)) > SameAngstroms;
    }
}
