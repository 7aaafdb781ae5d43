using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Thon.Formats.Mrc;
using Thon.Provenance;

namespace Thon.Tests.Pipeline.Replay;

/// <summary>Records as the pipeline wrote them, and how a test changes one: sealed anew and named by the label of its file, so that nothing but its content speaks against it.</summary>
internal static class Recorded
{
    // MRC2014: ten labels of 80 characters begin at this byte.
    private const int LabelsBegin = 224;

    /// <summary>The job that wrote a file.</summary>
    public static Job JobOf(string output) => Sidecar.Read(Sidecar.PathOf(output)).Record.Last;

    /// <summary>Gives a file another last job, and its path back.</summary>
    public static string Change(string output, Func<Job, Job> change)
    {
        var (before, path) = (Sidecar.Read(Sidecar.PathOf(output)), Sidecar.PathOf(output));
        var changed = new Sidecar(before.Record with { History = before.Record.History.SetItem(before.Record.History.Length - 1, change(before.Record.Last)) }, before.Notes);
        File.WriteAllText(path, changed.Encode());
        Label(output, changed.Hash);
        return output;
    }

    /// <summary>Says other places where the inputs lay; the record stays as it is.</summary>
    public static void ChangePaths(string output, params ImmutableArray<string> paths)
    {
        var before = Sidecar.Read(Sidecar.PathOf(output));
        File.WriteAllText(Sidecar.PathOf(output), new Sidecar(before.Record, before.Notes with { Paths = paths }).Encode());
    }

    /// <summary>Gives a file a record of any text whatever.</summary>
    /// <param name="output">The file.</param>
    /// <param name="record">The record, as JSON.</param>
    public static void Write(string output, string record)
    {
        using var before = JsonDocument.Parse(File.ReadAllText(Sidecar.PathOf(output)));
        using var parsed = JsonDocument.Parse(record);
        string hash = RecordJson.Seal(parsed.RootElement);
        File.WriteAllText(Sidecar.PathOf(output), $"{{\"thonRecord\": 1, \"sha256\": \"{hash}\", \"record\": {record}, \"notes\": {before.RootElement.GetProperty("notes").GetRawText()}}}");
        Label(output, hash);
    }

    /// <summary>Copies a file with its record into a fresh folder, and gives its path there.</summary>
    public static string Copy(string output)
    {
        string copy = Path.Combine(Repository.TemporaryFolder(), Path.GetFileName(output));
        File.Copy(output, copy);
        File.Copy(Sidecar.PathOf(output), Sidecar.PathOf(copy));
        return copy;
    }

    // No line of a text names its record.
    private static void Label(string output, string hash)
    {
        if (TextKinds.Of(output) is not null) return;
        byte[] bytes = File.ReadAllBytes(output);
        var labels = Enumerable.Range(0, MrcHeader.LabelRoom).Select(i => LabelsBegin + i * MrcHeader.LabelLength);
        int place = labels.First(at => Encoding.ASCII.GetString(bytes, at, MrcLabels.RecordPrefix.Length) == MrcLabels.RecordPrefix);
        Encoding.ASCII.GetBytes(RecordLabel.Of(hash).PadRight(MrcHeader.LabelLength)).CopyTo(bytes, place);
        File.WriteAllBytes(output, bytes);
    }
}
