using Thon.Batch.Slurm;
using Xunit;

namespace Thon.Tests.Batch.Slurm;

/// <summary>Lines as squeue 22.05 printed them.</summary>
public sealed class QueueTextTests
{
    [Fact]
    public void Each_task_has_a_line() =>
        Assert.Equal([new QueuedTask(2, "PENDING", ""), new(0, "RUNNING", "ci1"), new(1, "CANCELLED", "ci2")], QueueText.Tasks("2|PENDING|\n0|RUNNING|ci1\n1|CANCELLED|ci2\n"));

    [Theory]
    [InlineData("2-4", new[] { 2, 3, 4 })]
    [InlineData("2-4%2", new[] { 2, 3, 4 })]
    [InlineData("[0,3-4%7]", new[] { 0, 3, 4 })]
    [InlineData("N/A", new int[0])]
    public void A_line_may_stand_for_several_tasks(string places, int[] expected) =>
        Assert.Equal(expected, QueueText.Tasks($"{places}|PENDING|").Select(task => task.Index));

    [Fact]
    public void Nothing_is_no_task() => Assert.Empty(QueueText.Tasks("\n"));

    [Theory]
    [InlineData("PENDING", false)]
    [InlineData("COMPLETING", false)]
    [InlineData("REQUEUED", false)]
    [InlineData("SUSPENDED", false)]
    [InlineData("A_WORD_OF_LATER_VERSIONS", false)]
    [InlineData("COMPLETED", true)]
    [InlineData("NODE_FAIL", true)]
    [InlineData("OUT_OF_MEMORY", true)]
    public void A_task_has_ended_only_where_SLURM_says_so(string state, bool ended) => Assert.Equal(ended, new QueuedTask(0, state, "").HasEnded);
}
