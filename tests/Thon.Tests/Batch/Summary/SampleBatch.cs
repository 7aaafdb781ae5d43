using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Planning;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Formats.Star;
using Thon.Pipeline.Conversion;
using Thon.Tests.Formats.Star;
using Thon.Tests.Report;
using Thon.Tilts;

namespace Thon.Tests.Batch.Summary;

/// <summary>A batch as its workers leave it, made up by hand: STAR files, parts and entries, and no images.</summary>
internal sealed class SampleBatch
{
    private readonly List<PlannedSeries> _series = [];

    public BatchFolder Folder { get; } = new(Repository.TemporaryFolder());

    public SeriesLedger Ledger => new(Folder);

    public BatchPlan Plan => new(Folder.Out, [.. _series]);

    /// <summary>A series that is done.</summary>
    public SeriesEntry Done(string name, TiltSeries? like = null, params Dialect[] dialects)
    {
        string star = Path.Combine(Folder.Out, name + ".star");
        var series = (like ?? SampleFits.Series) with { Name = name, DataType = DataType.Raw.Then("flip") };
        File.WriteAllText(star, TiltSeriesStar.Encode(series, name + "_flip.mrc", name + ".star").Encode());
        return Write(new(name, $"/data/{name}.mrc", SeriesState.Done, DateTimeOffset.UnixEpoch, "host 1")
        {
            Files = [new(name + "_flip.mrc", 1) { Record = "r" + name }, new(name + ".star", 1), new(name + ".log", 1), new(name + ".html", 1), .. dialects.Select(dialect => Part(name, dialect))],
            Figures = new(6, 2, 1, 1, 1, 3, "Thon: flip", name + "_flip.mrc"),
            Seconds = 1.25,
        });
    }

    /// <summary>A series that failed.</summary>
    public SeriesEntry Failed(string name, params Finding[] findings) =>
        Write(new(name, $"/data/{name}.mrc", SeriesState.Failed, DateTimeOffset.UnixEpoch, "host 1") { Findings = [.. findings] });

    private SeriesEntry Write(SeriesEntry entry)
    {
        if (_series.All(series => series.Name != entry.Name)) _series.Add(new(entry.Name, entry.Stack, []));
        Ledger.Write(entry);
        return entry;
    }

    private WrittenFile Part(string name, Dialect dialect)
    {
        var series = RelionSamples.Known with { Name = name };
        var output = dialect == Dialect.Relion5 ? Relion5Writer.Write(series, null) : Relion4Writer.Write(series, null);
        string path = ProjectFiles.PartOf(Folder.Parts, dialect, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, output.Texts.Single(text => text.IsOfProject).Text);
        return new(Path.GetRelativePath(Folder.Out, path), 1);
    }
}
