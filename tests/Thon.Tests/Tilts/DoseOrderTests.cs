using CsCheck;
using Thon.Findings;
using Thon.Formats.Mdoc;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Tilts;

public sealed class DoseOrderTests
{
    private static readonly double[] Sorted = [-9, -6, -3, 0, 3, 6, 9];

    [Theory]
    [InlineData("stack", new double[] { -9, -6, -3, 0, 3, 6, 9 })]
    [InlineData("reverse", new double[] { 9, 6, 3, 0, -3, -6, -9 })]
    [InlineData("symmetric", new double[] { 0, 3, -3, 6, -6, 9, -9 })]
    [InlineData("symmetric-", new double[] { 0, -3, 3, -6, 6, -9, 9 })]
    [InlineData("symmetric:2", new double[] { 0, 3, 6, -3, -6, 9, -9 })]
    [InlineData("symmetric:3-", new double[] { 0, -3, -6, -9, 3, 6, 9 })]
    [InlineData("hagen:2", new double[] { 0, 3, -3, -6, 6, 9, -9 })]
    [InlineData("hagen", new double[] { 0, -3, 3, -6, 6, -9, 9 })]
    [InlineData("bidirectional:0", new double[] { 0, 3, 6, 9, -3, -6, -9 })]
    [InlineData("bidirectional:-3-", new double[] { -3, -6, -9, 0, 3, 6, 9 })]
    [InlineData("Bidirectional:6.2+", new double[] { 6, 9, 3, 0, -3, -6, -9 })]
    public void An_order_visits_the_tilts_as_its_name_says(string order, double[] expected) =>
        Assert.Equal(expected, Visited(DoseOrder.Parse(order), Sorted));

    // SerialEM's help on dose-symmetric series: with a size of 2 images are taken at 0, -2, -4, +2, +4, -6, -8, 6, 8.
    [Fact]
    public void By_twos_the_symmetric_order_is_the_one_of_SerialEMs_help() =>
        Assert.Equal([0, -2, -4, 2, 4, -6, -8, 6, 8], Visited(DoseOrder.Parse("symmetric:2-"), [-8, -6, -4, -2, 0, 2, 4, 6, 8]));

    [Fact]
    public void Hagens_order_is_the_one_EMPIAR_10164_was_recorded_in()
    {
        var mdoc = MdocFile.Read(Repository.Shared("data/mdoc/EMPIAR10164_TS_01.mrc.mdoc"));
        double[] recorded = [.. mdoc.Sections.OrderBy(section => section.Acquired).Select(section => Math.Round(section.TiltAngle!.Value.Degrees))];
        Assert.Equal(recorded, Visited(DoseOrder.Parse("hagen:2"), [.. recorded.Order()]));
    }

    [Fact]
    public void Of_two_tilts_as_near_to_zero_the_second_side_starts() =>
        Assert.Equal([-1.5, 1.5, -4.5, 4.5], Visited(DoseOrder.Parse("symmetric"), [-4.5, -1.5, 1.5, 4.5]));

    [Fact]
    public void Every_order_visits_every_tilt_once() =>
        Gen.Select(Gen.Int[-30, 30].Array[1, 20], Gen.Int[0, 4], Gen.Int[1, 5], Gen.Bool).Sample((degrees, scheme, group, positive) =>
        {
            var order = new DoseOrder((DoseScheme)scheme, group, positive ? DoseSide.Positive : DoseSide.Negative);
            var places = order.Places([.. degrees.Select(value => Angle.FromDegrees(value))]);
            Assert.Equal(Enumerable.Range(0, degrees.Length), places.Order());
            Assert.Equal(order, DoseOrder.Parse(order.ToString()) with { Group = group, FirstSide = order.FirstSide });
        });

    [Theory]
    [InlineData("")]
    [InlineData("symmetrical")]
    [InlineData("symmetric:0")]
    [InlineData("symmetric:2:3")]
    [InlineData("bidirectional")]
    [InlineData("bidirectional:x")]
    [InlineData("bidirectional:nan")]
    [InlineData("-")]
    public void Anything_else_is_refused(string text) =>
        Assert.Equal("dose-order", Assert.Throws<BadInputException>(() => DoseOrder.Parse(text)).Findings[0].Code);

    [Theory]
    [InlineData(new double[] { -3, 0, 3 }, true)]
    [InlineData(new double[] { 3, 0, 0, -3 }, true)]
    [InlineData(new double[] { 0, 3, -3 }, false)]
    [InlineData(new double[] { 0 }, true)]
    public void A_stack_is_sorted_when_its_angles_only_rise_or_only_fall(double[] degrees, bool sorted) =>
        Assert.Equal(sorted, DoseOrder.IsSortedByAngle([.. degrees.Select(Angle.FromDegrees)]));

    private static double[] Visited(DoseOrder order, double[] degrees)
    {
        var places = order.Places([.. degrees.Select(Angle.FromDegrees)]);
        return [.. Enumerable.Range(0, degrees.Length).OrderBy(i => places[i]).Select(i => degrees[i])];
    }
}
