using Thon.Estimate;
using Thon.Pipeline;
using Thon.Tilts;

namespace Thon.Cli;

/// <summary>What the verbs that work on a series print.</summary>
internal static class SeriesPrinter
{
    /// <summary>Before the work: each value in use and where it came from, and what was found odd about them.</summary>
    /// <param name="shell">The terminal.</param>
    /// <param name="input">The input.</param>
    /// <param name="estimation">What the estimation assumes, or null where nothing is estimated.</param>
    public static void PrintInput(Shell shell, SeriesInput input, EstimationSettings? estimation = null)
    {
        var series = input.Metadata.Series;
        shell.Out.WriteLine($"{input.Stack.Name}: {series.Tilts.Length} {(series.Tilts.Length == 1 ? "image" : "images")} of {series.Width} x {series.Height}");
        foreach (string line in RunLog.Values([.. input.Metadata.Values, .. estimation is null ? [] : EstimationValues.Of(estimation)])) shell.Out.WriteLine("  " + line);
        shell.Out.Flush();
        shell.Print(input.Findings);
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
            shell.Out.WriteLine(file.EndsWith(".mrc", StringComparison.Ordinal) && result.Series.DataType != DataType.Raw
                ? $"wrote {file}  ({result.Series.DataType.Label})"
                : "wrote " + file);
    }
}
