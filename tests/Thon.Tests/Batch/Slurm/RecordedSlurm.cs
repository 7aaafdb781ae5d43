using Thon.Batch.Slurm;
using Thon.Findings;

namespace Thon.Tests.Batch.Slurm;

/// <summary>SLURM as a list of what happens: each question is one step of it, and may have effects elsewhere.</summary>
internal sealed class RecordedSlurm(params Func<QueueAnswer>[] answers) : ISlurm
{
    private int _asked;

    /// <summary>The scripts that were submitted.</summary>
    public List<string> Submitted { get; } = [];

    public FoundJob Found { get; init; } = new NoJob();

    public Finding? Refusal { get; set; }

    /// <summary>How many times sbatch gets no answer before it does.</summary>
    public int Silences { get; set; }

    public int? LargestArray { get; init; }

    public FoundJob Submit(string script, string? name)
    {
        if (Silences-- > 0) return new NobodyAnswered("Unable to contact slurm controller");
        if (Refusal is not null) throw new BadInputException(Refusal);
        Submitted.Add(File.ReadAllText(script));
        return new JobFound($"{100 + Submitted.Count}");
    }

    public QueueAnswer Ask(string job, string? cluster, CancellationToken cancellation) => answers[Math.Min(_asked++, answers.Length - 1)]();

    public FoundJob Find(string script, string? name, CancellationToken cancellation) => Found;

    /// <summary>A listing, in words as squeue prints them.</summary>
    public static QueueAnswer Listed(string text) => new QueueListed(QueueText.Tasks(text));
}
