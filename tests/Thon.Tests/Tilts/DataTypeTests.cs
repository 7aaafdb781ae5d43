using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Tilts;

public sealed class DataTypeTests
{
    [Fact]
    public void A_label_that_fits_keeps_all_its_numbers()
    {
        var type = Of("frames(gg,mid)", "flip", "dw(bfactor:3,start)", "deconv(warp)");
        Assert.Equal("Thon: frames(gg,mid)+flip+dw(bfactor:3,start)+deconv(warp)", type.Label);
        Assert.Equal(type, DataType.FromLabels([type.Label]));
    }

    [Fact]
    public void Where_a_label_is_too_long_the_longest_numbers_give_way()
    {
        var type = Of("frames(bfactor:3,start)", "flip", "dw(bfactor:3,start,sumsq,cos)", "deconv(membrain)");
        Assert.Equal("Thon: frames(bfactor:3,start)+flip+dw(..)+deconv(membrain)", type.Label);
    }

    [Fact]
    public void Numbers_give_way_one_step_after_the_other()
    {
        string numbers = new('1', 70);
        Assert.Equal("Thon: frames(..)+multiply+dw(..)+deconv(warp)", Of($"frames({numbers})", "multiply", $"dw({numbers})", "deconv(warp)").Label);
        Assert.Equal("Thon: frames(..)+wiener+dw(..)+deconv(..)", Of($"frames({numbers})", "wiener", $"dw({numbers})", $"deconv({numbers})").Label);
    }

    // 6 characters before the steps, 5 of "flip+" and 4 around the numbers: 65 of them make 80.
    [Theory, InlineData(65, false), InlineData(66, true)]
    public void Eighty_characters_are_not_too_many(int digits, bool shortened)
    {
        string step = $"dw({new string('1', digits)})";
        Assert.Equal(shortened ? "Thon: flip+dw(..)" : "Thon: flip+" + step, Of("flip", step).Label);
    }

    [Fact]
    public void A_shortened_label_still_says_what_was_done()
    {
        string numbers = new('1', 70);
        var read = DataType.FromLabels([Of($"frames({numbers})", "flip", $"dw({numbers})", "deconv(warp)").Label])!;
        Assert.Equal((true, true, true, true), (read.IsFrameSum, read.IsCtfCorrected, read.IsDoseWeighted, read.IsDeconvolved));
        Assert.Equal(read.Label, DataType.FromLabels([read.Label])!.Label);
    }

    [Fact]
    public void Words_of_others_give_way_last_and_ours_never()
    {
        string[] letters = [.. Enumerable.Range(0, 36).Select(i => "x")];
        Assert.Equal("Thon: ..+flip+dw(..)", Of([.. letters, "flip", "dw(gg,mid)"]).Label);
        Assert.Equal("Thon: flip+..+dw(..)", Of("flip", new string('x', 74), "dw(gg,mid)").Label);
        Assert.Equal($"Thon: flip+{new string('x', 69)}", Of("flip", new string('x', 69)).Label);
    }

    private static DataType Of(params string[] steps) => new([.. steps]);
}
