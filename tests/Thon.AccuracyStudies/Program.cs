using Thon.AccuracyStudies;
using static Thon.AccuracyStudies.MarkdownTable;

if (StudyOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(StudyOptions.Usage);
    return 2;
}

var run = new StudyRun(options);
if (run.Studies.Length + run.Practice.Length == 0)
{
    Console.Error.WriteLine($"no such series; there are {string.Join(", ", StudyCatalogue.All.Select(study => study.Name))} and the practice series beside the checkout");
    return 2;
}

SeriesOutcome[] simulated = run.RunStudies(), practice = run.RunPractice();
var compared = Array.Find(run.Practice, series => series.Name == PracticeSeries.Compared);
const string absent = "Not measured: the reference material was not beside the checkout.\n";
(string Name, string Text)[] tables =
[
    ("targets", TargetTable.Of(simulated, practice)),
    ("defocus", SeriesTables.Defocus(simulated)),
    ("phase-bounds", BoundTable.Of(run.Studies)),
    ("shared", SeriesTables.Shared(simulated)),
    ("practice", practice.Length == 0 ? absent : PracticeTables.Of(run.Practice, practice)),
    ("comparison", (compared is null ? null : Comparison.Table(practice[Array.IndexOf(run.Practice, compared)], compared.Case.Truth, Repository.Shared)) ?? absent),
    ("settings", SeriesTables.Settings(run.Studies)),
    // The bound is the same whatever series are asked for.
    .. options.Names.Count > 0 ? [] : new[] { ("model", ModelTable.Of(ModelCheck.All())), ("reach", ModelTable.Of(BoundCheck.All(options.Threads))) },
];
string path = Path.Combine(Repository.Root, "docs", "accuracy.md");
if (options.Write) File.WriteAllText(path, tables.Aggregate(File.ReadAllText(path), (document, table) => MarkedDocument.Replace(document, table.Name, table.Text)));
foreach (var (name, text) in tables) Console.WriteLine($"\n{name}\n\n{text}");
return 0;
