using Thon.Correct;
using Thon.Pipeline;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>Series whose images do not all have the same exposure, and specimens that had seen some before.</summary>
public sealed class HybridDoseTests
{
    // The weights by hand have six decimals.
    private const double Decimals = 1e-6;

    // A series of -6 to 6 degrees in the order 0, 3, -3, 6, -6, with 30 e/A^2 at zero tilt and 2 at the others: in the middle of their exposures 15, 31, 33, 35 and 37.
    private static readonly double[] Exposures = [2, 2, 30, 2, 2], Middles = [37, 33, 15, 31, 35];

    // exp(-D / (2 (0.24499 10^1.6649 + 2.8141))) at 10 A and 300 kV.
    private static readonly double[] Weights = [0.270251, 0.311313, 0.588350, 0.334128, 0.290057];

    private static MetadataOptions Optics => MetadataBench.Optics;

    [Fact]
    public void The_mdocs_exposures_add_up_image_by_image()
    {
        int[] minutes = [4, 2, 0, 1, 3];
        var bench = new MetadataBench();
        bench.WriteMdoc(string.Empty, MetadataBench.Sorted, i => $"ExposureDose = {Exposures[i]}\nDateTime = 30-Nov-15  15:0{minutes[i]}:00\n");
        AssertHybrid(bench.Resolve(Optics, MetadataNeeds.Dose));
    }

    [Fact]
    public void So_do_those_of_a_dose_file_in_the_order_stated()
    {
        var bench = new MetadataBench();
        bench.WriteMdoc(string.Empty, MetadataBench.Sorted);
        string file = bench.Write("dose.txt", string.Join('\n', Exposures));
        AssertHybrid(bench.Resolve(Optics with { DoseFile = file, DoseOrder = DoseOrder.Parse("symmetric") }, MetadataNeeds.Dose));
        string both = bench.Write("both.txt", "36 2\n32 2\n0 30\n30 2\n34 2\n");
        AssertHybrid(bench.Resolve(Optics with { DoseFile = both }, MetadataNeeds.Dose));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(3.0, null)]
    [InlineData(null, "0 2\n2 2\n4 2\n6 2\n8 2\n")]
    public void An_initial_dose_comes_before_every_exposure_however_they_are_known(double? dose, string? file)
    {
        var bench = new MetadataBench();
        bench.WriteMdoc(string.Empty, MetadataBench.Sorted, i => $"ExposureDose = 2\nPriorRecordDose = {2 * i}\n");
        var options = Optics with { Dose = dose is { } each ? new Dose(each) : null, DoseFile = file is null ? null : bench.Write("dose.txt", file) };
        var plain = bench.Resolve(options, MetadataNeeds.Dose);
        var later = bench.Resolve(options with { InitialDose = new Dose(25) }, MetadataNeeds.Dose);
        Assert.Equal(Before(plain).Select(before => before + 25), Before(later));
        Assert.Equal(plain.Series.Tilts.Select(tilt => tilt.Dose), later.Series.Tilts.Select(tilt => tilt.Dose));
        Assert.DoesNotContain(later.Findings, finding => finding.Code == "dose-initial-twice");
        var value = later.Values.Single(value => value.Name == "initial dose");
        Assert.Equal(($"25 e/A^2, {(dose is null ? 35 : 40)} in all with it", "option --initial-dose"), (value.Value, value.Source));
    }

    [Fact]
    public void An_initial_dose_on_top_of_one_that_is_known_already_is_a_warning()
    {
        var bench = new MetadataBench();
        bench.WriteMdoc(string.Empty, MetadataBench.Sorted, i => $"ExposureDose = 2\nPriorRecordDose = {20 + 2 * i}\n");
        var resolved = bench.Resolve(Optics with { InitialDose = new Dose(20) }, MetadataNeeds.Dose);
        Assert.Equal("dose-initial-twice", Assert.Single(resolved.Findings).Code);
        Assert.Equal(40, Before(resolved)[0]);
        Assert.Empty(bench.Resolve(Optics with { InitialDose = new Dose(0) }, MetadataNeeds.Dose).Findings);
    }

    [Fact]
    public void An_initial_dose_must_be_one_and_needs_exposures_to_come_before()
    {
        var bench = new MetadataBench();
        bench.WriteMdoc(string.Empty, MetadataBench.Sorted);
        Assert.Equal("dose-initial-unused", Assert.Single(bench.Resolve(Optics with { InitialDose = new Dose(5) }).Findings).Code);
        Assert.Equal(["dose-missing"], bench.Errors(Optics with { InitialDose = new Dose(5) }, MetadataNeeds.Dose));
        Assert.Equal(["dose"], bench.Errors(Optics with { Dose = new Dose(3), DoseOrder = DoseOrder.Stack, InitialDose = new Dose(-5) }));
    }

    private static void AssertHybrid(SeriesMetadata resolved)
    {
        Assert.Equal(Middles, resolved.Series.Tilts.Select(tilt => DoseWeighting.ExposureOf(tilt, ExposurePoint.Middle).ElectronsPerSquareAngstrom));
        var weights = new DoseWeighting(ExposurePoint.Middle).WeightsOf(resolved.Series);
        for (int i = 0; i < Weights.Length; i++) Assert.Equal(Weights[i], weights[i].At(0.1), Decimals);
    }

    private static double[] Before(SeriesMetadata resolved) => [.. resolved.Series.Tilts.Select(tilt => tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom)];
}
