using System.Collections.Immutable;
using CsCheck;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Formats.Star;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Star;

/// <summary>What is written for RELION 5, 4 and 3.1 is read again as it was.</summary>
public sealed class RelionWritersTests
{
    // Shifts of up to 900 A stand in pixels of 0.5 A or more, whose size is written with six decimals.
    private const double InPixels = 1e-3;

    [Fact]
    public void Any_series_survives_Relion_5() => RelionSamples.Series.Sample(series =>
    {
        var read = RelionSamples.Read(Relion5Writer.Write(series, null), series);
        RelionSamples.AssertSameSeries(series, read);
        RelionSamples.Near(series.MoviePixelSize!.Value.Angstroms, read.MoviePixelSize?.Angstroms);
        Assert.Equal((series.Hand, series.Name), (HandAbout.Of(read, series.TiltAxis ?? Angle.Zero), read.Name));
        Assert.Equal(Enumerable.Range(0, series.Tilts.Length), read.Tilts.Select(tilt => tilt.Acquired!.Value));
        foreach (var (tilt, back) in series.Tilts.OrderBy(tilt => tilt.Acquired).Zip(read.Tilts))
        {
            RelionSamples.AssertSameFit(tilt, back);
            RelionSamples.AssertSameAlignment(tilt.Alignment!, back.Alignment);
            Assert.Equal((tilt.Image, tilt.Movie, tilt.Section, tilt.Acquired, tilt.Dose), (back.Image, back.Movie, back.Section, back.Acquired, back.Dose));
            RelionSamples.Near(tilt.TiltAngle!.Value.Degrees, back.TiltAngle?.Degrees);
            RelionSamples.Near(tilt.NominalTiltAxis!.Value.Degrees, back.NominalTiltAxis?.Degrees);
            RelionSamples.Near(tilt.NominalDefocus!.Value.Micrometers, back.NominalDefocus?.Micrometers);
            RelionSamples.Near(tilt.Estimate!.Score ?? 0, back.Estimate!.Score ?? 0);
            RelionSamples.Near(tilt.Estimate.Resolution?.Angstroms ?? 0, back.Estimate.Resolution?.Angstroms ?? 0);
        }
    });

    [Fact]
    public void Any_series_survives_Relion_4() => RelionSamples.Series.Sample(series =>
    {
        var read = RelionSamples.Read(Relion4Writer.Write(series, null), series);
        RelionSamples.AssertSameSeries(series, read);
        Assert.Equal((series.Hand, series.Name), (HandAbout.Of(read, series.TiltAxis ?? Angle.Zero), read.Name));
        foreach (var (tilt, back) in series.Tilts.Zip(read.Tilts))
        {
            RelionSamples.AssertSameFit(tilt, back);
            RelionSamples.AssertSameAlignment(tilt.Alignment!, back.Alignment, InPixels);
            Assert.Equal((tilt.Image, tilt.Section, tilt.Dose), (back.Image, back.Section, back.Dose));
        }
    });

    [Fact]
    public void Any_series_survives_Relion_3() => RelionSamples.Series.Sample(series =>
    {
        var read = RelionSamples.Read(Relion3Writer.Write(series, null), series);
        RelionSamples.AssertSameSeries(series, read);
        RelionSamples.Near(series.MoviePixelSize!.Value.Angstroms, read.MoviePixelSize?.Angstroms);
        foreach (var (tilt, back) in series.Tilts.Zip(read.Tilts))
        {
            RelionSamples.AssertSameFit(tilt, back);
            Assert.Equal((tilt.Image, tilt.Section), (back.Image, back.Section));
        }
    });

    [Fact]
    public void The_files_have_the_names_and_signs_that_Relion_5_wants()
    {
        var output = Relion5Writer.Write(RelionSamples.Known, null);
        Assert.Equal(["tilt_series.star", "tilt_series/TS_01.star"], output.Texts.Select(text => text.Name));
        var tables = RelionSamples.Tables(output);
        Assert.Equal(["global", "TS_01"], tables.Blocks.Select(block => block.Name));
        Assert.Equal(("tilt_series/TS_01.star", "-1.000000"), (tables["global"]!.Text(0, "rlnTomoTiltSeriesStarFile"), tables["global"]!.Text(0, "rlnTomoHand")));
        Assert.Equal(("000003@TS_01.st", "-3.500000", "1"), (tables["TS_01"]!.Text(0, "rlnMicrographName"), tables["TS_01"]!.Text(0, "rlnTomoNominalDefocus"), tables["TS_01"]!.Text(0, "rlnTomoTiltMovieIndex")));
        Assert.False(tables["TS_01"]!.Has("rlnPhaseShift"));
        Assert.Empty(output.Findings);
    }

    [Fact]
    public void A_series_whose_name_would_leave_the_folder_stays_in_it() =>
        Assert.Equal("tilt_series/_.._x.star", Relion5Writer.Write(RelionSamples.Known with { Name = "../../x" }, null).Texts[1].Name);

    [Fact]
    public void What_is_lacking_is_named_by_its_label_all_at_once()
    {
        var bare = new SeriesDescription("x", "a", [new(0, 0), new(1, 1)], FindingList.Empty);
        Assert.Equal(
            ["rlnVoltage", "rlnSphericalAberration", "rlnTomoTiltSeriesPixelSize", "rlnTomoHand", "rlnMicrographName", "rlnTomoNominalStageTiltAngle", "rlnTomoNominalTiltAxisAngle", "rlnMicrographPreExposure"],
            Missing(Relion5Writer.Write(bare, null)));
        Assert.Equal(
            ["rlnVoltage", "rlnSphericalAberration", "rlnTomoTiltSeriesPixelSize", "rlnTomoHand", "rlnTomoProjX", "rlnDefocusU", "rlnMicrographPreExposure", "rlnTomoTiltSeriesName"],
            Missing(Relion4Writer.Write(bare, null)));
        Assert.Equal(["rlnVoltage", "rlnSphericalAberration", "rlnTomoTiltSeriesPixelSize", "rlnMicrographName", "rlnDefocusU"], Missing(Relion3Writer.Write(bare, null)));
    }

    [Fact]
    public void Defoci_of_some_images_are_none_and_no_defoci_at_all_are_a_series_before_its_estimation()
    {
        var known = RelionSamples.Known;
        Assert.Equal(["rlnDefocusU"], Missing(Relion5Writer.Write(known with { Tilts = known.Tilts.SetItem(1, known.Tilts[1] with { Estimate = null }) }, null)));
        var none = RelionSamples.Tables(Relion5Writer.Write(known with { Tilts = [.. known.Tilts.Select(tilt => tilt with { Estimate = null })] }, null));
        Assert.False(none["TS_01"]!.Has("rlnDefocusU") || none["TS_01"]!.Has("rlnCtfMaxResolution"));
    }

    [Fact]
    public void Excluded_images_have_no_row_but_in_Relion_4()
    {
        var known = RelionSamples.Known;
        var series = known with { Tilts = known.Tilts.SetItem(1, known.Tilts[1] with { IsExcluded = true, Estimate = null }) };
        var output = Relion5Writer.Write(series, null);
        Assert.Equal(2, RelionSamples.Tables(output)["TS_01"]!.Rows.Length);
        Assert.Contains("000002@TS_01.st", Assert.Single(output.Findings, finding => finding.Code == "convert-excluded").Found, StringComparison.Ordinal);
        Assert.Equal(2, RelionSamples.Tables(Relion3Writer.Write(series, null))["micrographs"]!.Rows.Length);
        Assert.Equal(["rlnDefocusU"], Missing(Relion4Writer.Write(series, null)));
        var kept = Relion4Writer.Write(known with { Tilts = known.Tilts.SetItem(1, known.Tilts[1] with { IsExcluded = true }) }, null);
        Assert.Equal(3, RelionSamples.Tables(kept)["TS_01"]!.Rows.Length);
        Assert.Contains(kept.Findings, finding => finding.Code == "convert-excluded-kept");
    }

    [Fact]
    public void What_Relion_cannot_hold_is_told_and_corrected_images_are_warned_of()
    {
        var known = RelionSamples.Known;
        var tilts = known.Tilts.SetItem(0, known.Tilts[0] with { Dose = new Dose(4), Estimate = known.Tilts[0].Estimate! with { Sigma = new Length(12), Verdict = FitVerdict.Weak } });
        var output = Relion5Writer.Write(known with { Tilts = tilts, SlabThickness = new Length(1500), TiltOffset = Angle.FromDegrees(2), DataType = new(["flip"]), AmplitudeContrast = null }, null);
        string lossy = Assert.Single(output.Findings, finding => finding.Code == "convert-lossy").Found;
        Assert.All(["thickness", "tilt offset", "dose of each image", "standard errors", "verdicts"], words => Assert.Contains(words, lossy, StringComparison.Ordinal));
        Assert.Contains(output.Findings, finding => finding.Code == "convert-data-type" && finding.Severity == Severity.Warning);
        Assert.Contains(output.Findings, finding => finding.Code == "convert-assumed" && finding.Place == "rlnAmplitudeContrast");
    }

    [Fact]
    public void Relion_4_wants_every_section_of_one_stack_once_and_a_size()
    {
        var known = RelionSamples.Known;
        Assert.Equal(["rlnTomoFrameCount"], Missing(Relion4Writer.Write(known with { Tilts = known.Tilts.RemoveAt(1) }, null)));
        Assert.Equal(["rlnTomoTiltSeriesName"], Missing(Relion4Writer.Write(known with { Tilts = known.Tilts.SetItem(1, known.Tilts[1] with { Image = "a.mrc" }) }, null)));
        Assert.Equal(["rlnTomoSizeX"], Missing(Relion4Writer.Write(known with { Width = null }, null)));
        var output = Relion4Writer.Write(known, null);
        Assert.Equal("tomograms.star", Assert.Single(output.Texts).Name);
        Assert.StartsWith("\n# version 30001", output.Texts[0].Text, StringComparison.Ordinal);
        var global = RelionSamples.Tables(output)["global"]!;
        Assert.Equal(("TS_01.st", "3", "1000", "900", "500", "3.000000"), (global.Text(0, "rlnTomoTiltSeriesName"), global.Text(0, "rlnTomoFrameCount"), global.Text(0, "rlnTomoSizeX"), global.Text(0, "rlnTomoSizeY"), global.Text(0, "rlnTomoSizeZ"), global.Text(0, "rlnTomoImportFractionalDose")));
    }

    private static string?[] Missing(DialectOutput output)
    {
        Assert.Empty(output.Texts);
        Assert.All(output.Findings, finding => Assert.Equal(("convert-missing", Severity.Error), (finding.Code, finding.Severity)));
        Assert.All(output.Findings, finding => Assert.False(string.IsNullOrEmpty(finding.Advice)));
        return [.. output.Findings.Select(finding => finding.Place)];
    }
}
