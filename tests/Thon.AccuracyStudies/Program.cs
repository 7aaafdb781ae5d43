using Thon.AccuracyStudies;
using Thon.AccuracyStudies.Checking;
using Thon.AccuracyStudies.Correction;
using Thon.AccuracyStudies.DataTypes;

if (StudyOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(StudyOptions.Usage);
    return 2;
}

if (options.AsksCheckAlone)
{
    Publish("check.md", CheckStudy.Tables(options));
    return 0;
}

if (options.AsksDataTypesAlone)
{
    Publish("fingerprints.md", DataTypeStudy.Tables(options));
    return 0;
}

if (!options.AsksCorrectionAlone)
{
    var run = new StudyRun(options);
    if (run.Studies.Length + run.Practice.Length == 0)
    {
        Console.Error.WriteLine(
            $"no such series; there are {string.Join(", ", StudyCatalogue.All.Select(study => study.Name))} and the practice series beside the checkout, and the study called {CorrectionStudy.Name}");
        return 2;
    }
    Publish("accuracy.md", EstimationStudy.Tables(run, options));
}
if (options.AsksCorrection) Publish("correction.md", CorrectionStudy.Tables(options));
return 0;

void Publish(string document, IEnumerable<(string Name, string Text)> tables)
{
    (string Name, string Text)[] all = [.. tables];
    string path = Path.Combine(Repository.Root, "docs", document);
    if (options.Write) File.WriteAllText(path, all.Aggregate(File.ReadAllText(path), (text, table) => MarkedDocument.Replace(text, table.Name, table.Text)));
    foreach (var (name, text) in all) Console.WriteLine($"\n{name}\n\n{text}");
}
