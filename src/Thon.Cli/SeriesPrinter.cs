using Thon.Estimate;
using Thon.Pipeline;

namespace Thon.Cli;

/// <summary>What the verbs that work on a series print.</summary>
internal static class SeriesPrinter
{
    /// <summary>Before the work: each value in use and where it came from, and what was found odd about them.</summary>
    /// <param name="shell">The terminal.</param>
    /// <param name="input">The input.</param>
    /// <param name="run">What is estimated and then done to the images; null where nothing is estimated.</param>
    public static void PrintInput(Shell shell, SeriesInput input, PreprocessSettings? run = null)
    {
        var series = input.Metadata.Series;
        shell.Out.WriteLine($"{input.Stack.Name}: {series.Tilts.Length} {(series.Tilts.Length == 1 ? "image" : "images")} of {series.Width} x {series.Height}");
        MetadataValue[] told = run is null ? [] : [.. EstimationValues.Of(run.Estimation), .. ProcessingValues.Of(run.Steps, series)];
        foreach (string line in RunLog.Values(input.Metadata.Values.Concat(told))) shell.Out.WriteLine("  " + line);
        shell.Out.Flush();
        shell.Print(input.Findings);
    }

    /// <summary>Before a step alone: what is done to the images, and what it assumes of them.</summary>
    public static void PrintSteps(Shell shell, SeriesInput input, ProcessingSteps steps)
    {
        foreach (string line in ProcessingValues.Lines(steps, input.Metadata.Series)) shell.Out.WriteLine(line);
        shell.Out.Flush();
    }

    /// <summary>Before the images are corrected: the geometry and the tilts, in time to stop if they are wrong.</summary>
    public static void PrintEstimation(Shell shell, EstimationResult estimated)
    {
        foreach (string line in GeometryOdds.Lines(estimated.Geometry)) shell.Out.WriteLine(line);
        foreach (string line in TiltTable.Lines(estimated.Series).Concat(SeriesSummary.Lines(estimated.Series))) shell.Out.WriteLine(line);
        shell.Out.Flush();
        shell.Print(estimated.Findings);
    }

    /// <summary>After the work: what was found on the way, and the files.</summary>
    /// <param name="shell">The terminal.</param>
    /// <param name="result">The result.</param>
    /// <param name="estimated">What was printed of the estimation before, or null.</param>
    public static void PrintResult(Shell shell, PreprocessResult result, EstimationResult? estimated = null)
    {
        if (estimated is null && result.Geometry is { } geometry)
            foreach (string line in GeometryOdds.Lines(geometry)) shell.Out.WriteLine(line);
        shell.Print(Findings.FindingList.Of(result.Findings.Except(estimated?.Findings ?? Findings.FindingList.Empty)));
        foreach (string file in result.Files)
            shell.Out.WriteLine(result.Stacks.FirstOrDefault(stack => stack.File == file) is { } stack ? $"wrote {file}  ({stack.DataType.Label})" : "wrote " + file);
    }
    /// <summary>The same for one image file and its record.</summary>
    public static void PrintWritten(Shell shell, WrittenStack written) => shell.Out.WriteLine($"wrote {written.File}  ({written.DataType.Label})\nwrote {Provenance.Sidecar.PathOf(written.File)}");
}
