using Thon.Pipeline;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

public sealed class MetadataDoseTests
{
    private static readonly double[] Unsorted = [0, 3, -3, -6, 6];

    private static MetadataOptions Optics => MetadataBench.Optics;

    [Fact]
    public void PriorRecordDose_and_ExposureDose_are_taken_as_they_stand()
    {
        var bench = Bench(MetadataBench.Sorted, i => $"ExposureDose = 2\nPriorRecordDose = {10 * i}\nDateTime = 30-Nov-15 15:0{9 - i}:00\n");
        Assert.Equal([0, 10, 20, 30, 40], Before(bench, Optics));
    }

    [Fact]
    public void ExposureDose_alone_adds_up_in_the_order_of_DateTime()
    {
        var bench = Bench(MetadataBench.Sorted, i => $"ExposureDose = {i + 1}\nDateTime = 30-Nov-15  15:0{9 - i}:00\n");
        var resolved = bench.Resolve(Optics, MetadataNeeds.Dose);
        Assert.Equal([14, 12, 9, 5, 0], resolved.Series.Tilts.Select(tilt => tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom));
        Assert.Equal([4, 3, 2, 1, 0], resolved.Series.Tilts.Select(tilt => tilt.Acquired!.Value));
    }

    [Fact]
    public void An_exposure_of_0_is_one_that_was_not_calibrated()
    {
        var bench = Bench(MetadataBench.Sorted, i => $"ExposureDose = 0\nDateTime = 30-Nov-15  15:0{i}:00\n");
        Assert.Equal(["dose-missing"], bench.Errors(Optics, MetadataNeeds.Dose));
        Assert.Null(bench.Resolve(Optics).Series.Tilts[0].Dose);
    }

    [Fact]
    public void A_dose_alone_for_a_stack_sorted_by_angle_is_refused()
    {
        var bench = Bench(MetadataBench.Sorted);
        Assert.Equal(["dose-order-missing"], bench.Errors(Optics with { Dose = new Dose(3) }, MetadataNeeds.Dose));
        Assert.Equal(["dose-order-missing"], bench.Errors(Optics with { DoseFile = bench.Write("dose.txt", "1\n2\n3\n4\n5\n") }, MetadataNeeds.Dose));
        Assert.Equal(["dose-order-missing"], Bench(MetadataBench.Sorted, _ => "ExposureDose = 3\n").Errors(Optics, MetadataNeeds.Dose));
        Assert.Equal(["dose-order-missing"], new MetadataBench().Errors(Optics with { Dose = new Dose(3) }, MetadataNeeds.Dose));
    }

    [Fact]
    public void A_dose_alone_for_a_stack_out_of_order_follows_the_stack_and_says_so()
    {
        var resolved = Bench(Unsorted).Resolve(Optics with { Dose = new Dose(3) }, MetadataNeeds.Dose);
        Assert.Equal([0, 3, 6, 9, 12], resolved.Series.Tilts.Select(tilt => tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom));
        Assert.Equal("dose-order-stack", Assert.Single(resolved.Findings).Code);
    }

    [Theory]
    [InlineData("stack", new double[] { 0, 3, 6, 9, 12 })]
    [InlineData("symmetric", new double[] { 12, 6, 0, 3, 9 })]
    [InlineData("bidirectional:-3", new double[] { 12, 0, 3, 6, 9 })]
    public void A_dose_with_an_order_adds_up_in_it(string order, double[] expected) =>
        Assert.Equal(expected, Before(Bench(MetadataBench.Sorted), Optics with { Dose = new Dose(3), DoseOrder = DoseOrder.Parse(order) }));

    [Fact]
    public void Options_override_the_mdocs_dose_and_order()
    {
        var bench = Bench(MetadataBench.Sorted, i => $"ExposureDose = 2\nPriorRecordDose = {10 * i}\n");
        Assert.Equal([0, 3, 6, 9, 12], Before(bench, Optics with { Dose = new Dose(3) }));
        Assert.Equal([8, 6, 4, 2, 0], Before(bench, Optics with { DoseOrder = new(DoseScheme.Reverse) }));
        Assert.Equal([7, 7, 7, 7, 7], Before(bench, Optics with { DoseFile = bench.Write("dose.txt", "7 1\n7 1\n7 1\n7 1\r\n7 1") }));
    }

    [Theory]
    [InlineData("0 20\n10 3\n23 3\n26 3\n29 3\n", "section 1")]
    [InlineData("12 3\n9 3\n0 3\n1 3\n6 3\n", "section 3")]
    [InlineData("0 3\n3 3\n5.9 3\n9 3\n12 3\n", null)]
    [InlineData("12 3\n8 1\n0 3\n3 3\n40 2\n", null)]
    public void Exposures_that_begin_before_the_one_before_them_ends_are_a_warning(string text, string? place)
    {
        var bench = Bench(MetadataBench.Sorted);
        var found = bench.Resolve(Optics with { DoseFile = bench.Write("dose.txt", text) }).Findings.Where(finding => finding.Code == "dose-file-overlap");
        Assert.Equal(place is null ? [] : [place], found.Select(finding => finding.Place));
    }

    [Theory]
    [InlineData("1\n2\n", "dose-file-count")]
    [InlineData("1\n2\n3\n4\nx\n", "dose-file-line")]
    [InlineData("1\n2\n3\n4\n-5\n", "dose-file-line")]
    [InlineData("1 2 3\n1 2 3\n1 2 3\n1 2 3\n1 2 3\n", "dose-file-line")]
    public void Broken_dose_files_are_refused(string text, string code)
    {
        var bench = Bench(Unsorted);
        Assert.All(bench.Errors(Optics with { DoseFile = bench.Write("dose.txt", text) }), error => Assert.Equal(code, error));
    }

    [Theory]
    [InlineData("3\n6\n9\n12\n15\n", "stack", true)]
    [InlineData("15\n9\n3\n6\n12\n", "symmetric", true)]
    [InlineData("12\n6\n0\n3\n9\n", "symmetric", true)]
    [InlineData("3\n6\n9\n12\n15\n", "symmetric", false)]
    [InlineData("3\n3.5\n4\n5\n6\n", "stack", false)]
    [InlineData("3\n3\n4\n6\n9\n", "stack", false)]
    public void A_column_that_rises_with_every_image_is_a_dose_added_up(string text, string order, bool refused)
    {
        var bench = Bench(MetadataBench.Sorted);
        var options = Optics with { DoseFile = bench.Write("dose.txt", text), DoseOrder = DoseOrder.Parse(order) };
        if (refused) Assert.Equal(["dose-file-cumulative"], bench.Errors(options));
        else Assert.DoesNotContain(bench.Resolve(options).Findings, finding => finding.Code == "dose-file-cumulative");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(double.NaN)]
    public void A_dose_not_above_0_is_refused(double dose) =>
        Assert.Equal(["dose"], Bench(Unsorted).Errors(Optics with { Dose = new Dose(dose) }));

    [Fact]
    public void An_absurd_dose_is_a_warning() =>
        Assert.Contains(Bench(Unsorted).Resolve(Optics with { Dose = new Dose(101), DoseOrder = DoseOrder.Stack }).Findings, finding => finding.Code == "dose-absurd");

    [Fact]
    public void A_dose_and_a_dose_file_together_are_refused()
    {
        var bench = Bench(Unsorted);
        Assert.Equal(["dose-twice"], bench.Errors(Optics with { Dose = new Dose(3), DoseFile = bench.Write("dose.txt", "1\n1\n1\n1\n1\n") }));
    }

    [Fact]
    public void An_order_that_a_dose_file_of_two_columns_does_not_need_is_a_warning()
    {
        var bench = Bench(Unsorted);
        var resolved = bench.Resolve(Optics with { DoseFile = bench.Write("dose.txt", "0 1\n1 1\n2 1\n3 1\n4 1\n"), DoseOrder = DoseOrder.Stack });
        Assert.Equal("dose-order-unused", Assert.Single(resolved.Findings).Code);
    }

    [Fact]
    public void Dates_read_the_wrong_way_round_are_noticed()
    {
        var bench = Bench(MetadataBench.Sorted, i => $"ExposureDose = 2\nDateTime = {20 + i}-Feb-04  15:00:00\n");
        Assert.Equal("mdoc-dates-apart", Assert.Single(bench.Resolve(Optics).Findings).Code);
    }

    [Fact]
    public void A_start_far_from_every_tilt_is_refused() =>
        Assert.Equal(["dose-order-start"], Bench(MetadataBench.Sorted).Errors(Optics with { Dose = new Dose(3), DoseOrder = DoseOrder.Parse("bidirectional:20") }));

    [Fact]
    public void The_same_PriorRecordDose_everywhere_is_not_used()
    {
        var bench = Bench(Unsorted, _ => "ExposureDose = 2\nPriorRecordDose = 0\n");
        var resolved = bench.Resolve(Optics, MetadataNeeds.Dose);
        Assert.Equal(8, resolved.Series.Tilts[^1].DoseBefore!.Value.ElectronsPerSquareAngstrom);
        Assert.Equal(["mdoc-prior-dose", "dose-order-stack"], resolved.Findings.Select(finding => finding.Code));
    }

    private static MetadataBench Bench(double[] degrees, Func<int, string>? lines = null)
    {
        var bench = new MetadataBench();
        bench.WriteMdoc(string.Empty, degrees, lines);
        return bench;
    }

    private static IEnumerable<double> Before(MetadataBench bench, MetadataOptions options) =>
        bench.Resolve(options, MetadataNeeds.Dose).Series.Tilts.Select(tilt => tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom);
}
