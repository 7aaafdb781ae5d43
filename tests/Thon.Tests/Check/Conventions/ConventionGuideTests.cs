using Thon.Check.Conventions;
using Thon.Findings;
using Xunit;

namespace Thon.Tests.Check.Conventions;

/// <summary>What changes between programs. The expected words follow from the units and signs in docs/conventions.md.</summary>
public sealed class ConventionGuideTests
{
    [Theory]
    [InlineData("warp", "relion5", "defocus", "Multiply by 10000")]
    [InlineData("relion5", "imod", "defocus", "Multiply by 0.1")]
    [InlineData("mdoc", "warp", "defocus", "Change the sign")]
    [InlineData("warp", "relion5", "phase shift", "Multiply by 180")]
    [InlineData("ctffind", "warp", "phase shift", "Multiply by 0.31831")]
    [InlineData("warp", "mdoc", "tilt angle", "Change the sign")]
    [InlineData("relion5", "aretomo", "tilt angle", "-")]
    [InlineData("teamtomo", "imod", "astigmatism angle", "Turn by 90 degrees: it is counted from +x there")]
    [InlineData("relion5", "teamtomo", "astigmatism angle", "Turn by 90 degrees: it is counted from +y there")]
    [InlineData("relion5", "ctffind", "hand", "Not kept there")]
    [InlineData("ctffind", "relion5", "hand", "Not in there; take it from elsewhere")]
    public void A_quantity_says_what_to_do(string from, string to, string quantity, string toDo) =>
        Assert.Equal(toDo, Assert.Single(ConventionGuide.Between(from, to), row => row.Quantity == quantity).ToDo);

    [Fact]
    public void The_hand_of_RELION_has_the_other_sign_here() =>
        Assert.StartsWith("Change the sign", ConventionGuide.Between("relion5", "thon").Single(row => row.Quantity == "hand").ToDo, StringComparison.Ordinal);

    [Fact]
    public void Between_any_two_programs_nothing_is_said_of_what_is_alike()
    {
        foreach (string program in ConventionGuide.Programs)
        {
            var rows = ConventionGuide.Between(program, program.ToUpperInvariant());
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.Equal("-", row.ToDo));
        }
    }

    [Fact]
    public void Every_pair_has_words_in_every_cell()
    {
        var rows = ConventionGuide.Programs.SelectMany(from => ConventionGuide.Programs.SelectMany(to => ConventionGuide.Between(from, to)));
        Assert.All(rows, row => Assert.All((string[])[row.Quantity, row.From, row.To, row.ToDo], cell => Assert.False(string.IsNullOrWhiteSpace(cell))));
    }

    [Fact]
    public void Every_program_of_the_table_has_a_name_a_user_can_give() =>
        Assert.Empty(ConventionTable.All.SelectMany(quantity => quantity.Kept).SelectMany(way => way.Programs.Split(' ')).Except(ConventionGuide.Programs));

    [Fact]
    public void A_program_that_is_not_known_is_refused_with_the_names()
    {
        var refusal = Assert.Throws<BadInputException>(() => ConventionGuide.Between("warp2", "relion6"));
        Assert.Equal(["'warp2'", "'relion6'"], refusal.Findings.Select(finding => finding.Found));
        Assert.All(refusal.Findings, finding => Assert.Contains("teamtomo", finding.Expected));
    }
}
