using System.Globalization;
using Thon.Findings;
using Thon.Pipeline.Checking;

namespace Thon.AccuracyStudies.Checking;

/// <summary>How many planted mistakes <c>thon check</c> finds, and by the right name; and whether it is silent where nothing is wrong.</summary>
internal static class CheckStudy
{
    /// <summary>What the command line calls it.</summary>
    public const string Name = "check";

    /// <summary>The tables: mistakes, and series with nothing wrong.</summary>
    public static IEnumerable<(string Name, string Text)> Tables(StudyOptions options)
    {
        var found = Faults.All.ToDictionary(fault => fault, _ => new List<(CheckedSeries Series, bool Named, string Told)>());
        var clean = new MarkdownTable("series", "warnings and errors without STAR file", "with it");
        foreach (var series in CheckedSeries.All)
        {
            var draft = Rendered(series, options.Threads);
            clean.Add(series.Name, Told(Check(draft, CheckScope.FilesAndImages, options)), Told(Check(draft with { HasStar = true }, CheckScope.FilesAndImages, options)));
            foreach (var fault in Faults.All)
            {
                var findings = Check(fault.Plant(draft, series), fault.IsOfFiles ? CheckScope.FilesOnly : CheckScope.FilesAndImages, options);
                string[] codes = fault.Codes(series);
                bool named = findings.Any(finding => (fault.IsNote || finding.Severity != Severity.Note) && codes.Contains(finding.Code));
                found[fault].Add((series, named, Told(findings)));
                Console.Error.WriteLine($"{series.Name}: {fault.Says}: {(named ? "found" : "MISSED")}: {Told(findings)}");
            }
        }

        yield return ("mistakes", MistakesTable(found));
        yield return ("nothing wrong", clean.ToString());
    }

    private static string MistakesTable(Dictionary<Fault, List<(CheckedSeries Series, bool Named, string Told)>> found)
    {
        var table = new MarkdownTable("mistake", "code", "found", "missed in");
        int named = 0, all = 0;
        foreach (var (fault, cases) in found)
        {
            (named, all) = (named + cases.Count(one => one.Named), all + cases.Count);
            string missed = string.Join(", ", cases.Where(one => !one.Named).Select(one => one.Series.Name));
            table.Add(
                fault.Says, string.Join(" or ", CheckedSeries.All.SelectMany(fault.Codes).Distinct().Select(code => $"`{code}`")),
                string.Create(CultureInfo.InvariantCulture, $"{cases.Count(one => one.Named)} of {cases.Count}"), missed.Length > 0 ? missed : "-");
        }

        table.Add("**all**", "", string.Create(CultureInfo.InvariantCulture, $"**{named} of {all}, {100.0 * named / all:F1} %**"), "");
        return table.ToString();
    }

    private static Draft Rendered(CheckedSeries series, int threads)
    {
        var simulation = series.Simulate();
        var images = new Imaging.Image[simulation.Series.Tilts.Length];
        Imaging.SectionLoop.Run(images.Length, threads, CancellationToken.None, () => 0, (section, _) => images[section] = simulation.Render(section));
        return Draft.Of(simulation.Series, [.. images]);
    }

    private static FindingList Check(Draft draft, CheckScope scope, StudyOptions options)
    {
        string folder = Directory.CreateTempSubdirectory("thon-check-").FullName;
        try
        {
            var (stack, stated) = draft.Write(folder);
            return SeriesCheck.Run(stack, stated, new() { Scope = scope, Threads = options.Threads }).Findings;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Told(FindingList findings)
    {
        string[] codes = [.. findings.Where(finding => finding.Severity != Severity.Note).Select(finding => finding.Code).Distinct()];
        return codes.Length == 0 ? "none" : string.Join(", ", codes);
    }
}
