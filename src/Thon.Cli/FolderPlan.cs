using System.Collections.Immutable;
using Thon.Batch;
using Thon.Batch.Planning;
using Thon.Findings;

namespace Thon.Cli;

/// <summary>The plan of the stacks in folders.</summary>
internal static class FolderPlan
{
    private static readonly string[] Endings = [".mrc", ".mrcs", ".st", ".ali"];

    /// <summary>The plan.</summary>
    /// <exception cref="BadInputException">There is no stack.</exception>
    public static BatchPlan Of(IEnumerable<string> inputs, ImmutableArray<string> words, BatchFolder folder)
    {
        string results = Path.GetFullPath(folder.Out) + Path.DirectorySeparatorChar;
        ImmutableArray<PlannedSeries> series =
        [
            .. inputs.SelectMany(Stacks).Select(Path.GetFullPath).Where(path => !path.StartsWith(results, StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)
                .Select(path => new PlannedSeries(Path.GetFileNameWithoutExtension(path), path, words)),
        ];
        if (series.IsEmpty) throw new BadInputException(Finding.Error("batch-no-series", null, "INPUT", "no stack", "folders with stacks"));
        return new(Environment.CurrentDirectory, series) { Out = folder.Out };
    }

    private static IEnumerable<string> Stacks(string input) => Directory.Exists(input)
        ? Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories).Where(path => Endings.Contains(Path.GetExtension(path).ToLowerInvariant()))
        : [input];
}
