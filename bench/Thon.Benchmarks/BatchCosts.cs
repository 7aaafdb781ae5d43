namespace Thon.Benchmarks;

/// <summary>Does what a row of the table of batches says, and tells what it took.</summary>
/// <param name="scratch">A folder for results.</param>
/// <param name="tool">Path of <c>Thon.Cli.dll</c>.</param>
/// <param name="options">What is stated of the series.</param>
/// <param name="series">The series.</param>
internal sealed class BatchCosts(string scratch, string tool, string[] options, SmallSeriesFolder series)
{
    private string Out => Path.Combine(scratch, "out");

    /// <summary>How many series there are.</summary>
    public int Series => series.Stacks.Length;

    /// <summary>The library alone, in a process of its own.</summary>
    public Spent Library() => Empty(() => Spent.By("dotnet", [typeof(Batch).Assembly.Location, "batch-library", series.Folder, Out]));

    /// <summary>A batch from nothing.</summary>
    public Spent Fresh(int threads, params string[] more) => Empty(() => OfTool(["batch", series.Folder, .. options, "--out", Out, "--threads", $"{threads}", .. more]));

    /// <summary>A batch in the folder of one that has ended.</summary>
    public Spent Again(string inputs) => OfTool(["batch", series.Folder, .. options, "--out", Out, "--threads", "1", "--inputs", inputs]);

    /// <summary>A process for each of the first series.</summary>
    public Spent Runs(int count)
    {
        string folder = Path.Combine(scratch, "runs");
        var spent = series.Stacks.Take(count).Select(stack => OfTool(["run", stack, .. options, "--out", folder, "--threads", "1"])).Aggregate((one, other) => one + other);
        Directory.Delete(folder, recursive: true);
        return spent;
    }

    private Spent OfTool(string[] arguments) => Spent.By("dotnet", [tool, .. arguments]);

    private Spent Empty(Func<Spent> work)
    {
        if (Directory.Exists(Out)) Directory.Delete(Out, recursive: true);
        return work();
    }
}
