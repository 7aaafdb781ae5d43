using Thon.Check.Files;
using Thon.Findings;
using Thon.Units;
using Xunit;
using static Thon.Tests.Check.Files.ClaimsBench;

namespace Thon.Tests.Check.Files;

/// <summary>Exposures and defoci: a small fault each, found by its code, and nothing else.</summary>
public sealed class DoseAndDefocusTests
{
    [Theory]
    [InlineData(120, "the dose of the whole series")]
    [InlineData(300, "a dose for each square nanometre")]
    [InlineData(18, "a dose for each pixel")]
    [InlineData(0.1, "Check the dose and its unit")]
    public void An_unusual_exposure_names_the_unit_it_may_be_in(double dose, string guess) =>
        Assert.Contains(guess, Only(WithDoses(_ => dose), "dose-unusual", Severity.Warning).Advice);

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(1 / 3.0)]
    [InlineData(1)]
    public void Exposures_that_follow_a_power_of_the_path_are_even(double power) =>
        Assert.Empty(FileChecks.Run(WithDoses(i => 2 / Math.Pow(Math.Cos(Math.PI / 180 * Angles[i]), power))));

    [Fact]
    public void One_image_with_more_than_the_others_is_a_note() =>
        Assert.StartsWith("9 e/A^2 in section 3", Only(WithDoses(i => i == 3 ? 9 : 3), "dose-uneven", Severity.Note).Found, StringComparison.Ordinal);

    [Fact]
    public void Exposures_without_a_scheme_are_a_warning() => Only(WithDoses(i => i % 2 == 0 ? 2 : 3 + i), "dose-uneven", Severity.Warning);

    [Fact]
    public void A_dose_added_up_is_an_error() => Only(WithDoses(i => 1.2 * (Places[i] + 1)), "dose-cumulative", Severity.Error);

    [Theory]
    [InlineData(61, 6, Severity.Warning)]
    [InlineData(41, 0.4, null)]
    public void The_exposure_of_the_whole_series_is_looked_at(int count, double dose, Severity? severity)
    {
        var tilts = Enumerable.Range(0, count).Select(i => Tilt(3) with { Section = i, Angle = Angle.FromDegrees(2 * i - count), Dose = new Dose(dose) });
        var finding = Assert.Single(DoseOfTilts.Find(new(new NamedStack(Stack, count)) { Series = Series([.. tilts]) }));
        Assert.Equal((severity is null ? "dose-unusual" : "dose-total", severity ?? Severity.Warning), (finding.Code, finding.Severity));
    }

    [Fact]
    public void Prior_doses_that_contradict_the_times_are_a_warning() =>
        Assert.Equal("section ZValue = 5", Only(WithSections(i => Section(i).Replace("PriorRecordDose = 9", "PriorRecordDose = 1").Replace("ExposureDose = 3", "ExposureDose = 0")), "mdoc-dose-order", Severity.Warning).Place);

    [Fact]
    public void Exposures_that_overlap_are_a_warning() =>
        Assert.Equal("row 5", Only(WithRows(i => Row(i) with { Dose = new Dose(4) }), "exposures-overlap", Severity.Warning).Place);

    [Fact]
    public void A_pre_exposure_that_begins_one_image_late_is_a_warning() =>
        Only(WithRows(i => Row(i) with { DoseBefore = new Dose(3 * Places[i] + 3) }), "exposures-begin-late", Severity.Warning);

    [Fact]
    public void An_initial_exposure_is_a_note() =>
        Only(WithRows(i => Row(i) with { DoseBefore = new Dose(3 * Places[i] + 20) }), "exposures-begin-late", Severity.Note);

    [Theory]
    [InlineData(3.45, Severity.Error, "micrometres in a file that is to hold angstrom")]
    [InlineData(2500, Severity.Warning, "nanometres in a file that is to hold angstrom")]
    [InlineData(345000, Severity.Error, "angstroms in a file that is to hold nanometres")]
    public void A_defocus_that_makes_sense_in_another_unit_only_names_it(double angstroms, Severity severity, string advice)
    {
        var claims = WithRows(i => Row(i) with { Estimate = Fitted(angstroms), NominalDefocus = null }) with { Mdoc = null, Sections = [] };
        Assert.Contains(advice, Only(claims, "defocus-unit", severity).Advice);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(0.3)]
    [InlineData(20)]
    public void A_usual_defocus_is_not_told(double micrometers) =>
        Assert.Empty(FileChecks.Run(WithRows(i => Row(i) with { Estimate = Fitted(1e4 * micrometers), NominalDefocus = null }) with { Mdoc = null, Sections = [] }));

    [Theory]
    [InlineData(4, "binned by 2")]
    [InlineData(0.25, "before binning by 2")]
    [InlineData(0.1, "nanometres were taken for angstroms")]
    [InlineData(1 / 16.0, "before binning by 4")]
    public void A_defocus_off_the_target_by_a_telling_factor_names_the_reason(double factor, string reason)
    {
        var findings = FileChecks.Run(WithRows(i => Row(i) with { Estimate = Fitted(35000 * factor) }));
        Assert.Contains(reason, Assert.Single(findings, finding => finding.Code == "defocus-factor").Advice);
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(1.5)]
    [InlineData(2.2)]
    public void A_defocus_off_the_target_by_any_other_factor_has_no_reason(double factor) =>
        Assert.Empty(FileChecks.Run(WithRows(i => Row(i) with { Estimate = Fitted(35000 * factor) })));

    [Fact]
    public void Defoci_that_are_all_negative_are_an_error() => Only(WithRows(i => Row(i) with { Estimate = Fitted(-34500) }), "defocus-sign", Severity.Error);

    [Fact]
    public void A_target_above_focus_is_a_note()
    {
        Assert.Equal("TargetDefocus", Only(WithSections(i => Section(i).Replace("TargetDefocus = -3.5", "TargetDefocus = 3.5")), "target-defocus-sign", Severity.Note).Place);
        Assert.Equal("rlnTomoNominalDefocus", Only(WithRows(i => Row(i) with { NominalDefocus = Length.FromMicrometers(-3.5) }), "target-defocus-sign", Severity.Note).Place);
    }

    [Theory]
    [InlineData(1.57, "radians, or units of pi")]
    [InlineData(0.5, "radians, or units of pi")]
    [InlineData(5157, "degrees in a file that is to hold radians")]
    public void A_phase_shift_in_another_unit_is_named(double degrees, string advice) =>
        Assert.Contains(advice, Only(WithRows(i => Row(i) with { Estimate = Fitted(34500, degrees) }), "phase-unit", Severity.Warning).Advice);

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(-170)]
    public void A_usual_phase_shift_is_not_told(double degrees) => Assert.Empty(FileChecks.Run(WithRows(i => Row(i) with { Estimate = Fitted(34500, degrees) })));
}
