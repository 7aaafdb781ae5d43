using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Optics;

public sealed class DataTypeTests
{
    [Theory]
    [InlineData("Thon: raw")]
    [InlineData("Thon: flip")]
    [InlineData("Thon: flip+dw(gg,mid)")]
    [InlineData("Thon: wiener+dw(bfactor,start)+deconv(warp)")]
    public void A_label_read_back_is_the_same_label(string label) =>
        Assert.Equal(label, DataType.FromLabels(["ImageJ wrote this", label])!.Label);

    [Fact]
    public void Equal_steps_are_equal_types()
    {
        Assert.Equal(DataType.Raw.Then("flip").Then("dw(gg,mid)"), DataType.FromLabels(["Thon: flip+dw(gg,mid)"]));
        Assert.Equal(DataType.Raw.Then("flip").GetHashCode(), DataType.FromLabels(["Thon: flip"])!.GetHashCode());
        Assert.NotEqual(DataType.Raw, DataType.Raw.Then("flip"));
    }

    [Fact]
    public void The_last_label_of_ours_counts() =>
        Assert.Equal("Thon: flip", DataType.FromLabels(["Thon: raw", "Thon: flip", "clip: resized"])!.Label);

    [Fact]
    public void Files_of_other_programs_have_no_known_type()
    {
        Assert.Null(DataType.FromLabels([]));
        Assert.Null(DataType.FromLabels(["Thonet: flip", "newstack"]));
    }

    [Theory]
    [InlineData("Thon: raw", false, false)]
    [InlineData("Thon: flip", true, false)]
    [InlineData("Thon: multiply+dw(gg,mid)", true, true)]
    [InlineData("Thon: dw(gg,end)", false, true)]
    public void A_type_says_what_was_done(string label, bool corrected, bool weighted)
    {
        var type = DataType.FromLabels([label])!;
        Assert.Equal((corrected, weighted), (type.IsCtfCorrected, type.IsDoseWeighted));
    }
}
