using System.Collections.Immutable;

namespace Thon.Provenance;

/// <summary>Where a file comes from: every job of this program on the way to it. It holds no time, no folder and no number of threads, so the same input gives the same record.</summary>
/// <param name="Conventions">Units and signs of its numbers, in words.</param>
/// <param name="History">The jobs, oldest first; the last one wrote the file. At least one.</param>
public sealed record Record(ImmutableArray<string> Conventions, ImmutableArray<Job> History)
{
    /// <summary>What a record says about its own numbers.</summary>
    public static ImmutableArray<string> CurrentConventions { get; } =
    [
        "units are in the names of the values; doses are in electrons per square angstrom",
        "underfocus is positive; u is the larger defocus, its angle runs counter-clockwise from +x; CTF = sin(chi + phase + asin(A))",
        "tilt angles have the sign of the mdoc; the tilt axis runs counter-clockwise from +y",
        "hand +1: +x is more underfocused at positive tilt when the axis is vertical (rlnTomoHand -1)",
        "sections count from 0; row 0 is the bottom row; content hashes are XXH3 of 128 bits over float32 pixels, least byte first, or over the bytes of other files",
    ];

    /// <summary>A record that goes on from that of its input, where the input had one.</summary>
    public static Record Of(Job job, Record? before) => new(CurrentConventions, [.. before?.History ?? [], job]);

    /// <summary>A record that goes on from that of its input and from those of the texts beside it: of each what the histories before do not tell already.</summary>
    /// <param name="job">The job.</param>
    /// <param name="before">The record of its images, where they had one.</param>
    /// <param name="beside">The records of its metadata.</param>
    public static Record Of(Job job, Record? before, IReadOnlyCollection<Record> beside) => beside.Count == 0
        ? Of(job, before)
        : new(CurrentConventions, [.. (before?.History ?? []).Concat(beside.SelectMany(record => record.History)).DistinctBy(Work), job]);

    /// <summary>The job that wrote the file.</summary>
    public Job Last => History[^1];

    /// <summary>The first of the jobs on the file's own images, followed back by their content: others only told it numbers.</summary>
    public Job Origin
    {
        get
        {
            var origin = Last;
            for (int i = History.Length - 2; i >= 0; i--)
                if (History[i].Output.Content == origin.Inputs[0].Content) origin = History[i];
            return origin;
        }
    }

    // A run writes images and texts in one go; whichever of them a history came by, the work is the same.
    private static string Work(Job job) => RecordJson.Seal(job with { Output = new(0, 0, 0, 0, "") });
}
