using System.Collections.Immutable;
using Thon.Batch.Planning;
using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Pipeline;
using Thon.Tests.Formats.Mrc;
using Thon.Units;

namespace Thon.Tests.Batch.Planning;

/// <summary>A folder with stacks of a few tiny images, and plans made of it.</summary>
internal sealed class PlanningBench
{
    /// <summary>A few options as the command line has them.</summary>
    public static readonly KnownOptions Known = new(
        [
            new("--cs", OptionShape.Value),
            new("--pixel-size", OptionShape.Value),
            new("--voltage", OptionShape.Value),
            new("--amplitude-contrast", OptionShape.Value),
            new("--mdoc", OptionShape.Value) { NamesFile = value => value != "none" },
            new("--hand", OptionShape.Value),
            new("--correct", OptionShape.Value),
            new("--fit-plane", OptionShape.Switch),
            new("--report", OptionShape.OnOff),
            new("--also", OptionShape.Values) { NamesFile = _ => true },
        ],
        (typed, known) => known.FirstOrDefault(word => word[0] == typed[0]));

    /// <summary>The folder.</summary>
    public string Folder { get; } = Repository.TemporaryFolder();

    /// <summary>A path in the folder.</summary>
    public string Path(params string[] parts) => System.IO.Path.Combine([Folder, .. parts]);

    /// <summary>Writes a stack with its angles beside it.</summary>
    public string Series(params string[] parts)
    {
        string path = Stack(parts);
        File.WriteAllText(System.IO.Path.ChangeExtension(path, ".rawtlt"), "-3\n0\n3\n");
        return path;
    }

    /// <summary>Writes a stack and nothing beside it.</summary>
    public string Stack(params string[] parts) => Stack(3, [], parts);

    /// <summary>Writes a stack of so many images with labels.</summary>
    public string Stack(int count, string[] labels, params string[] parts)
    {
        string path = Path(parts);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        MrcWriterTests.Write(path, new(4, 4, count, MrcMode.Float32, Length.FromAngstroms(2)) { Labels = labels }, [.. Enumerable.Repeat(new float[16], count)]);
        return path;
    }

    /// <summary>Writes a text.</summary>
    public string Text(string name, params string[] lines)
    {
        File.WriteAllText(Path(name), string.Join('\n', lines) + "\n");
        return Path(name);
    }

    /// <summary>The plan of some inputs, with the folder as the current one.</summary>
    public PlannedBatch Plan(params string[] inputs) => BatchPlanner.Plan(Request(inputs));

    /// <summary>What asks for this plan.</summary>
    public PlanRequest Request(params string[] inputs) => new([.. inputs], "out", Known) { WorkingFolder = Folder };

    /// <summary>An option as it is typed.</summary>
    public static OptionWords Typed(string name, params string[] values) => new(name, [.. values], OptionPlace.CommandLine);

    /// <summary>The names of the series in a plan.</summary>
    public static string[] Names(PlannedBatch planned) => [.. planned.Plan.Series.Select(series => series.Name)];

    /// <summary>The codes of the objections to a series.</summary>
    public static string[] Objections(PlannedBatch planned, string name) => [.. planned.Plan.Series.Where(series => series.Name == name).SelectMany(series => series.Objections).Select(finding => finding.Code)];

    /// <summary>The reason why something was passed over.</summary>
    public static string? Reason(PlannedBatch planned, string path) => planned.PassedOver.FirstOrDefault(passed => passed.Path == path)?.Reason;

    /// <summary>The errors.</summary>
    public static ImmutableArray<Finding> Errors(PlannedBatch planned) => [.. planned.Findings.Where(finding => finding.Severity == Severity.Error)];
}
