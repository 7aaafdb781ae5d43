using Thon.Pipeline;

namespace Thon.Cli;

/// <summary>What the verbs that work on a series print.</summary>
internal static class SeriesPrinter
{
    /// <summary>Before the work: each value in use and where it came from.</summary>
    public static void PrintInput(Shell shell, SeriesInput input)
    {
        var series = input.Metadata.Series;
        shell.Out.WriteLine($"{input.Stack.Name}: {series.Tilts.Length} {(series.Tilts.Length == 1 ? "image" : "images")} of {series.Width} x {series.Height}");
        foreach (string line in RunLog.Values(input.Metadata.Values)) shell.Out.WriteLine("  " + line);
        shell.Out.Flush();
    }

    /// <summary>After the work: the geometry, the tilts, the findings and the files.</summary>
    public static void PrintResult(Shell shell, PreprocessResult result)
    {
        if (result.Geometry is { } geometry)
        {
            foreach (string line in RunLog.Geometry(geometry)) shell.Out.WriteLine(line);
            foreach (string line in RunLog.Tilts(result.Series).Concat(RunLog.Astigmatism(result.Series))) shell.Out.WriteLine(line);
        }
        shell.Print(result.Findings);
        foreach (string file in result.Files) shell.Out.WriteLine("wrote " + file);
    }
}
