using Thon.Check.Files;
using Thon.Findings;
using Thon.Tilts;
using Xunit;
using static Thon.Tests.Check.Files.ClaimsBench;

namespace Thon.Tests.Check.Files;

/// <summary>How many there are of everything, and in which order: a small fault each, found by its code, and nothing else.</summary>
public sealed class CountAndOrderTests
{
    [Fact]
    public void Files_in_order_give_nothing() => Assert.Empty(FileChecks.Run(Good));

    [Fact]
    public void A_stack_without_any_metadata_gives_nothing() => Assert.Empty(FileChecks.Run(new FileClaims(new NamedStack(Stack, 5))));

    [Fact]
    public void A_list_with_too_few_angles_is_a_warning() =>
        Assert.Equal("6 angles", Only(Good with { AngleLists = [new("TS_01.tlt", Degrees(Angles[1..]))] }, "angle-list-count", Severity.Warning).Found);

    [Fact]
    public void Rows_of_images_that_are_not_in_the_stack_are_a_note() =>
        Only(WithStar(star => star with { Tilts = star.Tilts.Add(new(7)) }), "row-count", Severity.Note);

    [Fact]
    public void Sections_that_do_not_match_are_named()
    {
        var mdoc = MdocOf(string.Concat(new[] { 0, 1, 3, 4, 5, 9 }.Select(z => $"[ZValue = {z}]\nTiltAngle = {10 * z - 45}\n")));
        Assert.Equal("no section 2, 6; sections beyond the stack: 9", Only(new(new NamedStack(Stack, 7)) { Mdoc = mdoc }, "mdoc-zvalues-gap", Severity.Note).Found);
    }

    [Fact]
    public void Sections_that_begin_at_1_are_named_as_such()
    {
        var mdoc = MdocOf("[ZValue = 1]\nTiltAngle = 0\n[ZValue = 2]\nTiltAngle = 3\n");
        Assert.StartsWith("The numbers begin at 1", Only(new(new NamedStack(Stack, 2)) { Mdoc = mdoc }, "mdoc-zvalues-gap", Severity.Note).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_movie_named_twice_is_a_warning()
    {
        Assert.Equal(Star, Only(WithRows(i => Row(i) with { Movie = i == 5 ? "TS_01_004.tif" : Row(i).Movie }), "movie-repeated", Severity.Warning).File);
        Assert.Equal(Mdoc, Only(WithSections(i => Section(i).Replace("TS_01_005", "TS_01_004")) with { Descriptions = [] }, "movie-repeated", Severity.Warning).File);
    }

    [Fact]
    public void Two_images_of_one_second_are_a_warning() =>
        Only(WithSections(i => Section(i).Replace("15:16:00", "15:15:00")), "mdoc-times-repeated", Severity.Warning);

    [Fact]
    public void A_stack_neither_sorted_by_angle_nor_by_time_is_a_warning()
    {
        int[] order = [1, 0, 2, 3, 4, 5, 6];
        var claims = With(i => Section(order[i]).Replace($"ZValue = {order[i]}", $"ZValue = {i}"), Row) with { Descriptions = [], AngleLists = [] };
        var finding = Assert.Single(StackOrder.Find(claims));
        Assert.Equal(("stack-order-mixed", "section 2"), (finding.Code, finding.Place));
    }

    [Fact]
    public void A_stack_in_the_order_of_acquisition_is_in_order()
    {
        int[] order = [.. Enumerable.Range(0, Count).OrderBy(i => Places[i])];
        Assert.Empty(FileChecks.Run(With(i => Section(order[i]).Replace($"ZValue = {order[i]}", $"ZValue = {i}"), Row) with { Descriptions = [], AngleLists = [], Series = null }));
    }

    // The angles are shifted so that neither sign nor order can hide behind the symmetry of the range.
    [Theory]
    [InlineData("angles-negated", 40.0, 25.0, 10.0, -5.0, -20.0, -35.0, -50.0)]
    [InlineData("angles-reversed", 50.0, 35.0, 20.0, 5.0, -10.0, -25.0, -40.0)]
    [InlineData("angles-reordered", 5.0, 20.0, -10.0, 35.0, -25.0, 50.0, -40.0)]
    public void A_list_that_is_the_mdocs_in_another_order_or_sign_names_the_reason(string code, params double[] listed)
    {
        var claims = WithSections(i => Section(i).Replace($"TiltAngle = {Angles[i]}", $"TiltAngle = {Angles[i] + 5}")) with { Descriptions = [] };
        Only(claims with { AngleLists = [new("TS_01.tlt", Degrees(listed))] }, code, Severity.Warning);
    }

    [Fact]
    public void A_symmetric_list_turned_over_leaves_open_which_of_the_two_it_was() =>
        Assert.Contains("or with their sign changed", Only(Good with { AngleLists = [new("TS_01.tlt", Degrees(Angles.Reverse()))] }, "angles-reversed", Severity.Warning).Found);

    [Fact]
    public void Rows_with_the_angles_of_Warp_are_named() =>
        Assert.Equal(Star, Only(WithRows(i => Row(i) with { TiltAngle = Degrees([-Angles[i]])[0] }), "angles-reversed", Severity.Warning).File);

    [Fact]
    public void Refined_angles_are_the_same_angles() =>
        Assert.Empty(FileChecks.Run(Good with { AngleLists = [new("TS_01.tlt", Degrees(Angles.Select(angle => angle + 1.5)))] }));

    [Theory]
    [InlineData(1.0 / 45, "tilt-range-narrow")]
    [InlineData(Math.PI / 180, "tilt-range-narrow")]
    [InlineData(1.7, "tilt-range-wide")]
    public void An_implausible_range_of_tilts_is_a_warning(double factor, string code)
    {
        var series = Series([.. Enumerable.Range(0, Count).Select(i => Tilt(i) with { Angle = Degrees([factor * Angles[i]])[0] })]);
        var finding = Only(Good with { Series = series }, code, Severity.Warning);
        Assert.Equal(code == "tilt-range-narrow", finding.Advice!.Contains("radian"));
    }

    [Fact]
    public void Images_of_nearly_one_tilt_are_no_series()
    {
        var series = Series([.. Enumerable.Range(0, 3).Select(i => Tilt(i) with { Angle = Degrees([10 + 0.1 * i])[0] })]);
        Assert.Equal("tilt-range-narrow", Assert.Single(TiltRange.Find(new(new NamedStack(Stack, 3)) { Series = series })).Code);
    }
}
