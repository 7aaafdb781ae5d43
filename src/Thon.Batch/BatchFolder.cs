namespace Thon.Batch;

/// <summary>The output folder of a batch, and where everything lies in it. The results of all series lie side by side in the folder itself; what the batch knows about them lies in <c>batch</c> below it.</summary>
/// <param name="Out">The folder.</param>
public sealed record BatchFolder(string Out)
{
    private const string Room = "batch";

    /// <summary>What <see cref="Processed"/> is called.</summary>
    internal const string ProcessedName = "processed.star";

    /// <summary>What <see cref="Failed"/> is called.</summary>
    internal const string FailedName = "failed.json";

    /// <summary>What the index of the reports is called.</summary>
    internal const string IndexName = "index.html";

    /// <summary>What the batch keeps for itself.</summary>
    public string Own => Path.Combine(Out, Room);

    /// <summary>The series and their options, as they were last asked for.</summary>
    public string Plan => Path.Combine(Own, "plan.json");

    /// <summary>Held by the one process that directs the batch: <c>thon batch</c> or <c>thon watch</c>.</summary>
    public string Lock => Path.Combine(Own, "lock");

    /// <summary>Names the process that held <see cref="Lock"/> last.</summary>
    public string Holder => Path.Combine(Own, "holder");

    /// <summary>Where the entries of the ledger lie.</summary>
    public string Entries => Path.Combine(Own, "series");

    /// <summary>Where each series leaves what it adds to files of the whole batch, see <see cref="Thon.Pipeline.Conversion.ProjectFiles"/>.</summary>
    public string Parts => Path.Combine(Own, "parts");

    /// <summary>Where the job scripts and the outputs of SLURM lie.</summary>
    public string Slurm => Path.Combine(Own, "slurm");

    /// <summary>Held by the one process that works on a series.</summary>
    /// <param name="name">The series.</param>
    public string LockOf(string name) => Path.Combine(Entries, name + ".lock");

    /// <summary>The table of the series that are done.</summary>
    public string Processed => Path.Combine(Out, ProcessedName);

    /// <summary>The series that failed, with their findings.</summary>
    public string Failed => Path.Combine(Out, FailedName);

    /// <summary>The ledger's entry of a series.</summary>
    /// <param name="name">The series.</param>
    public string EntryOf(string name) => Path.Combine(Entries, name + ".json");

    /// <summary>What became of a series at each attempt, when and where.</summary>
    /// <param name="name">The series.</param>
    public string LogOf(string name) => Path.Combine(Own, "logs", name + ".log");

    /// <summary>Whether a batch has left its plan or its ledger here, and not only somebody a folder of that name.</summary>
    public bool HoldsBatch => File.Exists(Plan) || Directory.Exists(Entries);

    /// <summary>The same folder under another name of it, as files are to name it; this one where it is no other name of it.</summary>
    /// <param name="name">The name; a relative one starts from the current folder.</param>
    public BatchFolder As(string name) => name.Length > 0 && Path.GetFullPath(name) == Path.GetFullPath(Out) ? new(name) : this;

    /// <summary>Whether a folder is that of a batch.</summary>
    public bool Exists => Directory.Exists(Own);
}
