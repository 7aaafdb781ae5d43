using Thon.Correct.Deconvolution;
using Thon.Pipeline.Deconvolution;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Pipeline.Deconvolution;

/// <summary>Whether signs were corrected is told by labels and users, and never guessed.</summary>
public sealed class InputStatesTests
{
    [Theory]
    [InlineData("Thon: raw", InputState.Raw)]
    [InlineData("Thon: dw(gg,mid)", InputState.Raw)]
    [InlineData("Thon: flip", InputState.Flipped)]
    [InlineData("Thon: flip+dw(gg,mid)", InputState.Flipped)]
    public void A_label_tells_the_state_and_agrees_with_who_says_the_same(string label, InputState expected)
    {
        var (alone, none) = InputStates.Of("v.mrc", Label(label), null);
        var (agreed, neither) = InputStates.Of("v.mrc", Label(label), expected);
        Assert.Equal((expected, expected), (alone, agreed));
        Assert.Empty(none.Concat(neither));
    }

    [Theory]
    [InlineData(InputState.Raw)]
    [InlineData(InputState.Flipped)]
    public void Without_a_label_the_user_tells_the_state(InputState stated)
    {
        Assert.Equal(stated, InputStates.Of("v.mrc", null, stated).State);
    }

    [Theory]
    [InlineData("Thon: raw", InputState.Flipped, "input-state-contradiction")]
    [InlineData("Thon: flip+dw(gg,mid)", InputState.Raw, "input-state-contradiction")]
    [InlineData("Thon: wiener", InputState.Flipped, "already-corrected")]
    [InlineData("Thon: multiply+dw(gg,mid)", null, "already-corrected")]
    [InlineData("Thon: flip+deconv(warp)", InputState.Flipped, "already-deconvolved")]
    [InlineData("Thon: deconv(tom)", null, "already-deconvolved")]
    [InlineData("Thon: dw(gg,mid)+polish(3)", null, "input-state-missing")]
    [InlineData(null, null, "input-state-missing")]
    public void What_would_be_divided_wrongly_is_refused(string? label, InputState? stated, string code)
    {
        var (state, findings) = InputStates.Of("v.mrc", label is null ? null : Label(label), stated);
        Assert.Null(state);
        Assert.Equal(("v.mrc", code), (Assert.Single(findings).File, findings[0].Code));
    }

    [Fact]
    public void A_label_that_does_not_tell_gives_way_to_what_is_stated()
    {
        var unknown = DataType.FromLabels(["Thon: foo"]);
        Assert.False(InputStates.IsTold(unknown));
        Assert.Equal("Thon: flip", InputStates.DataTypeOf(unknown, InputState.Flipped).Label);
        Assert.Equal("Thon: raw", InputStates.DataTypeOf(unknown, InputState.Raw).Label);
    }

    [Fact]
    public void Who_does_not_say_it_hears_both_ways_out()
    {
        string advice = InputStates.Of("v.mrc", null, null).Findings[0].Advice!;
        Assert.Contains("--input-state flipped for what comes of IMOD's ctfphaseflip, Warp, AreTomo, EMAN2 or Thon's flip", advice);
        Assert.Contains("--input-state raw for what was never corrected", advice);
    }

    [Fact]
    public void A_step_of_a_later_version_leaves_it_to_the_user()
    {
        Assert.Equal(InputState.Raw, InputStates.Of("v.mrc", Label("Thon: polish(3)"), InputState.Raw).State);
    }

    [Theory]
    [InlineData(null, InputState.Flipped, "Thon: flip")]
    [InlineData(null, InputState.Raw, "Thon: raw")]
    [InlineData("Thon: flip+dw(gg,mid)", InputState.Flipped, "Thon: flip+dw(gg,mid)")]
    public void The_data_type_is_that_of_the_label_or_what_was_stated(string? label, InputState state, string expected)
    {
        Assert.Equal(expected, InputStates.DataTypeOf(label is null ? null : Label(label), state).Label);
    }

    private static DataType Label(string label) => DataType.FromLabels([label])!;
}
