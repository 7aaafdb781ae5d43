using Thon.Findings;
using Thon.Provenance;

namespace Thon.Pipeline.Replay;

/// <summary>Where a file comes from, in words: each job from the oldest on.</summary>
public static class HistoryLines
{
    private const string Indent = "  ";

    /// <summary>The lines.</summary>
    /// <param name="history">The history.</param>
    /// <param name="detail">Whether each tilt gets a line.</param>
    public static IEnumerable<string> Of(FileHistory history, TiltDetail detail) => Lines(history, detail).Select(line => PlainText.Of(line.ReplaceLineEndings(" ")));

    /// <summary>The jobs of a record alone, oldest first, without a line for each tilt.</summary>
    /// <param name="record">The record.</param>
    public static IEnumerable<string> Of(Record record) => JobsOf(record, TiltDetail.None).Select(line => PlainText.Of(line.ReplaceLineEndings(" ")));

    private static IEnumerable<string> JobsOf(Record record, TiltDetail detail) => record.History.SelectMany((job, i) => Job(i + 1, job, detail));

    private static IEnumerable<string> Lines(FileHistory history, TiltDetail detail)
    {
        yield return history.File;
        if (history.Text is null) yield return $"{Indent}data type: {history.Labelled?.Label ?? "no label of thon"}";
        yield return $"{Indent}record: {Record(history)}";
        if (history.Search.Sidecar is not { } sidecar) yield break;
        yield return $"{Indent}{(history.Text is null ? "pixels" : "text")}: {Content(history)}";
        string[] notes = [.. sidecar.Notes.Heading.IsDefault ? [] : sidecar.Notes.Heading, .. sidecar.Notes.Paths.IsDefault ? [] : sidecar.Notes.Paths.Select(path => "an input lay at " + path)];
        if (notes.Length > 0) yield return $"{Indent}noted beside the record, not proven:";
        foreach (string line in notes) yield return $"{Indent}{Indent}{line}";
        foreach (string line in JobsOf(sidecar.Record, detail)) yield return Indent + line;
    }

    private static IEnumerable<string> Job(int number, Job job, TiltDetail detail)
    {
        yield return $"{number}. {job.Command}";
        (string Name, string Value)[] values = [.. JobLines.Of(job)];
        int width = values.Max(value => value.Name.Length);
        foreach (var (name, value) in values) yield return $"{Indent}{name.PadRight(width)}  {value}";
        if (detail == TiltDetail.None || job.Series is not { } series) yield break;
        foreach (string line in TiltTable.Lines(series.ToSeries())) yield return Indent + line;
    }

    private static string Record(FileHistory history) => (history.Search, history.Search.Sidecar) switch
    {
        ({ Path: null }, _) => history.Findings.Any(finding => finding.Code == "record-missing") ? "missing; its label names one"
            : history.Text is not null ? "none" : history.Labelled is null ? "none; nothing in the file tells where it comes from" : "none; what the label says is all there is to know",
        ({ Path: { } path }, null) => $"{Path.GetFileName(path)} does not serve",
        ({ Path: { } path }, { } sidecar) => $"{Path.GetFileName(path)}, {Place(history, path)}, as it was written ({sidecar.Hash[..16]}...)",
    };

    private static string Place(FileHistory history, string path) =>
        path == Sidecar.PathOf(history.File) ? "beside the file"
        : history.Search.Findings.All(finding => finding.Code != "record-renamed") ? "beside what the file is a link to"
        : history.Text is null ? "found by its hash" : "found by its content";

    private static string Content(FileHistory history) =>
        history.Text is not null ? history.IsProven ? "that of the record" : "changed since; the numbers below are not those of the file"
        : history.IsProven ? "those of the record"
        : history.Findings.Any(finding => finding.Severity == Severity.Error) ? "not those of the record"
        : "not looked at, since --quick was said";
}
