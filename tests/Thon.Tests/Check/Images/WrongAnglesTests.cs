using System.Collections.Immutable;
using Thon.Findings;
using Thon.Imaging;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Check.Images;

/// <summary>Metadata whose angles, axis, hand or pixel size are not those of the images: one finding, which names the cause.</summary>
public sealed class WrongAnglesTests
{
    private static readonly CheckedSeries Series = CheckedSeries.Shared;

    // The images in the order of acquisition.
    private static readonly int[] Acquired = [.. Enumerable.Range(0, Series.Count).OrderBy(i => Series.Claim.Series.Tilts[i].Acquired)];

    [Fact]
    public void The_other_hand_is_told_with_its_three_readings()
    {
        var finding = (Series with { Claim = new(Series.Claim.Series, Series.Claim.Axes, [Hand.Minus]) }).TheOne("images-hand");
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("hand +1", finding.Found);
        Assert.All(["the hand", "the sign or the order of the angles", "the axis by 180 degrees"], words => Assert.Contains(words, finding.Advice));
    }

    [Fact]
    public void Symmetric_angles_in_reverse_are_the_other_hand() => Series.WithRows(i => Series.Count - 1 - i).TheOne("images-hand");

    [Fact]
    public void Where_no_hand_is_claimed_either_will_do()
    {
        var open = Series.WithRows(i => Series.Count - 1 - i);
        var finding = Assert.Single((open with { Claim = new(open.Claim.Series, open.Claim.Axes, [Hand.Plus, Hand.Minus]) }).Check());
        Assert.Equal(("images-geometry", true), (finding.Code, finding.Found.Contains("hand -1", StringComparison.Ordinal)));
    }

    [Fact]
    public void Angles_that_are_not_symmetric_are_told_to_be_in_reverse()
    {
        const int count = 12;
        var part = new CheckedSeries(Series.Claim, Series.Images[..count]).With(series => series with { Tilts = series.Tilts[..count] });
        Assert.Equal(Severity.Error, part.WithRows(i => count - 1 - i).TheOne("images-order-reversed").Severity);
    }

    [Theory]
    [InlineData(1, "next")]
    [InlineData(14, "before")]
    public void Angles_of_the_section_beside_are_told_to_be_shifted(int by, string other) =>
        Assert.Contains(other == "next" ? "before" : "next", Series.WithRows(i => (i + by) % Series.Count).TheOne("images-order-shifted").Found);

    [Fact]
    public void A_stack_in_the_order_of_acquisition_under_sorted_angles_is_told() =>
        Assert.Contains("images in the order of acquisition", Series.WithImages(i => Acquired[i]).TheOne("images-order-unsorted").Found);

    [Fact]
    public void Angles_in_the_order_of_acquisition_over_a_sorted_stack_are_told() =>
        Assert.Contains("images sorted by angle", Series.WithRows(i => Acquired[i]).TheOne("images-order-unsorted").Found);

    [Fact]
    public void The_order_is_guessed_where_nobody_states_it()
    {
        var unknown = Series.WithImages(i => Acquired[i]).WithTilts(tilt => tilt with { Acquired = null, DoseBefore = null, Dose = null });
        Assert.Contains("symmetric:1+", unknown.TheOne("images-order-unsorted").Found);
    }

    [Fact]
    public void Two_swapped_images_are_named()
    {
        int Other(int i) => i switch { 2 => 11, 11 => 2, _ => i };
        Assert.Equal("sections 2 and 11", Series.WithImages(Other).TheOne("images-swapped").Place);
    }

    [Fact]
    public void An_axis_across_the_true_one_is_told_and_one_of_two_candidates_is_enough()
    {
        ImmutableArray<Angle> turned = [Angle.FromDegrees(86)];
        Assert.Contains("near 176 degrees", (Series with { Claim = new(Series.Claim.Series, turned, [Hand.Plus, Hand.Minus]) }).TheOne("images-axis-90").Found);
        Assert.Equal(["images-geometry"], (Series with { Claim = new(Series.Claim.Series, turned.Add(Angle.Zero), [Hand.Plus, Hand.Minus]) }).Check().Select(finding => finding.Code));
    }

    [Theory]
    [InlineData(0.5, "2 times")]
    [InlineData(2, "0.5 times")]
    public void A_pixel_size_wrong_by_a_factor_of_two_is_told_with_the_factor(double factor, string words)
    {
        var finding = Series.With(series => series with { PixelSize = new(series.PixelSize.Angstroms * factor) }).TheOne("images-pixel-size");
        Assert.Contains(words, finding.Found);
    }

    [Fact]
    public void Images_without_rings_leave_a_note_and_nothing_else()
    {
        var noise = Series with { Images = [.. Series.Images.Select((_, i) => new Image(640, 640, Fourier.Signals.Noise(640 * 640, i + 1)))] };
        var finding = Assert.Single(noise.Check());
        Assert.Equal((Severity.Note, "images-undecided"), (finding.Severity, finding.Code));
        Assert.Contains("show Thon rings", finding.Found);
    }

    [Fact]
    public void Metadata_that_state_neither_optics_nor_angles_leave_a_note()
    {
        var optics = Series.With(series => series with { PixelSize = new(double.NaN), Microscope = new(new(double.NaN), new(double.NaN), double.NaN) });
        Assert.Equal("images-undecided", Assert.Single(optics.Check()).Code);
        var angles = Series.WithTilts(tilt => tilt with { Angle = Angle.Zero });
        Assert.Contains("no angles", Assert.Single(angles.Check()).Found);
    }
}
