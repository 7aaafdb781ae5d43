using Thon.Findings;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Tilts;

public sealed class SectionListTests
{
    [Theory]
    [InlineData("3", 3)]
    [InlineData("3,7-9", 3, 7, 8, 9)]
    [InlineData(" 7 - 8 , 0 ", 0, 7, 8)]
    [InlineData("5,4-6,5", 4, 5, 6)]
    [InlineData("none")]
    public void A_list_names_single_sections_and_ranges_with_both_ends(string text, params int[] sections)
    {
        var list = SectionList.Parse(text);
        Assert.Equal(sections, Enumerable.Range(0, 20).Where(list.Contains));
        Assert.Equal(sections.DefaultIfEmpty(-1).Max(), list.Last);
        Assert.Equal(list, SectionList.Parse(list.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("3,")]
    [InlineData("9-7")]
    [InlineData("-3")]
    [InlineData("3-5-7")]
    [InlineData("3.5")]
    [InlineData("all")]
    [InlineData("99999999999")]
    public void What_is_no_list_is_refused(string text) =>
        Assert.Equal("exclude", Assert.Single(Assert.Throws<BadInputException>(() => SectionList.Parse(text)).Findings).Code);

    [Fact]
    public void A_range_of_two_thousand_million_sections_costs_nothing() => Assert.Equal(2_000_000_000, SectionList.Parse("0-2000000000").Last);
}
