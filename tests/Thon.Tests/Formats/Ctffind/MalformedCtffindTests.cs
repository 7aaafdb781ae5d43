using Thon.Findings;
using Thon.Formats.Ctffind;
using Xunit;

namespace Thon.Tests.Formats.Ctffind;

/// <summary>Tables that are wrong in one way each: a finding names it.</summary>
public sealed class MalformedCtffindTests
{
    [Theory]
    [InlineData("", "ctffind-empty")]
    [InlineData("# only a comment\n", "ctffind-empty")]
    [InlineData("1 20000 19000 10 0 0.1\n", "ctffind-row")]
    [InlineData("1 20000 19000 10 0 0.1 5 1 9\n", "ctffind-row")]
    [InlineData("1,20000,19000,10,0,0.1,5\n", "ctffind-row")]
    [InlineData("1 20000,5 19000 10 0 0.1 5\n", "ctffind-row")]
    [InlineData("0 20000 19000 10 0 0.1 5\n", "ctffind-row")]
    [InlineData("1 20000 19000 10 0 0.1 5\n1 20000 19000 10 0 0.1 5\n", "ctffind-repeated")]
    [InlineData("# Number of micrographs: 1\n2 20000 19000 10 0 0.1 5\n", "ctffind-surplus")]
    [InlineData("# 6 lines per micrograph: #1 - spatial frequency\n0.1 0.2 0.3 0.4 0.5 0.6 0.7\n", "ctffind-avrot")]
    [InlineData("1 20000\0 19000 10 0 0.1 5\n", "text-unreadable")]
    public void What_cannot_be_used_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<BadInputException>(() => CtffindTable.Decode(text, "x.txt")).Findings[0].Code);

    [Theory]
    [InlineData("data/ctffind/mmm_CTF_0_avrot.txt")]
    [InlineData("reference/ctffind5/P1_ctffind5_avrot.txt")]
    public void Profiles_are_named_as_what_they_are(string path)
    {
        var refusal = Assert.Single(Assert.Throws<BadInputException>(() => CtffindTable.Read(Repository.Shared(path))).Findings);
        Assert.Equal(("ctffind-avrot", "line 6"), (refusal.Code, refusal.Place));
    }
}
