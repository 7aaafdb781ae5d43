using Thon.Correct;
using Thon.Findings;
using Thon.Formats.Star;
using Thon.Pipeline;
using Thon.Pipeline.Reporting;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Pipeline.Reporting;

/// <summary>Series are found again in the folders they were written into.</summary>
public sealed class SeriesFolderTests
{
    // A STAR file has six decimals.
    private const double StarRounding = 1e-6;

    private static readonly ProcessingSteps Flip = new(CorrectionMode.Flip, new(ExposurePoint.Middle)), Nothing = new(CorrectionMode.None, null);

    [Fact]
    public void Everything_a_run_knew_is_found_again_beside_its_STAR_file()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        var settings = new PreprocessSettings(stack, SmallSeries.Options) { Steps = Flip, Estimation = new() { SlabThickness = new(700), HighestDefocus = new(60000) } };
        var run = SmallSeries.Run(folder, settings);
        var stored = Assert.Single(SeriesFolder.Find(folder));
        Assert.Empty(stored.Findings);
        Assert.Equal((Path.Combine(folder, "small.star"), stack, Path.Combine(folder, "small_flip_dw.mrc")), (stored.Star, Path.GetFullPath(stored.RawStack!), stored.ProcessedStack));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "small.log")), stored.Log);
        Assert.Equal("run", stored.Record!.Record.Last.Verb);
        Assert.Equal(settings.Estimation, stored.Settings);

        var (expected, found) = (run.Series, stored.Series);
        Assert.Equal((expected.Name, expected.Width, expected.Height, expected.DataType), (found.Name, found.Width, found.Height, found.DataType));
        Assert.Equal(expected.PixelSize.Angstroms, found.PixelSize.Angstroms, StarRounding);
        Assert.Equal(expected.Microscope.Wavelength.Angstroms, found.Microscope.Wavelength.Angstroms, StarRounding);
        Assert.Equal((expected.Geometry!.Hand, expected.Tilts.Length), (found.Geometry!.Hand, found.Tilts.Length));
        Assert.Equal(expected.Geometry.Axis.Degrees, found.Geometry.Axis.Degrees, StarRounding);
        foreach (var (one, other) in expected.Tilts.Zip(found.Tilts))
        {
            Assert.Equal((one.Section, one.Acquired, one.IsExcluded, one.Estimate!.Source, one.Estimate.Verdict), (other.Section, other.Acquired, other.IsExcluded, other.Estimate!.Source, other.Estimate.Verdict));
            Assert.Equal(one.Estimate.Defocus.U.Angstroms, other.Estimate.Defocus.U.Angstroms, StarRounding);
            Assert.Equal(one.Estimate.Sigma!.Value.Angstroms, other.Estimate.Sigma!.Value.Angstroms, StarRounding);
            Assert.NotNull(other.Estimate.SignalToNoise);
        }
    }

    [Fact]
    public void What_is_missing_is_told_and_keeps_nothing_from_being_found()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        SmallSeries.Run(folder, new(stack, SmallSeries.Options) { Steps = Flip });
        File.Delete(stack);
        File.Delete(Path.Combine(folder, "small.log"));
        File.Delete(Path.Combine(folder, "small_flip_dw.mrc"));
        var stored = Assert.Single(SeriesFolder.Find(folder));
        Assert.Equal((null, null, null), (stored.RawStack, stored.ProcessedStack, stored.Log));
        Assert.Equal(["report-images-missing", "report-result-missing", "report-no-log"], stored.Findings.Select(finding => finding.Code));
        Assert.Contains("--stack FILE", stored.Findings[0].Advice);
        Assert.Equal(SmallSeries.Settings.Width, stored.Series.Width);

        File.Delete(Path.Combine(folder, "small.star.thon.json"));
        var alone = Assert.Single(SeriesFolder.Find(folder));
        Assert.Null(alone.Record);
        Assert.Contains("report-no-record", alone.Findings.Select(finding => finding.Code));
        Assert.Equal((0, 0), (alone.Series.Width, alone.Series.Height));
    }

    [Fact]
    public void Images_that_have_moved_are_found_beside_the_STAR_file_or_where_the_user_says()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out"), moved = Path.Combine(folder, "small.mrc"), renamed = Path.Combine(Path.GetDirectoryName(stack)!, "other.mrc");
        SmallSeries.Run(folder, new(stack, SmallSeries.Options) { Steps = Nothing });
        File.Move(stack, moved);
        Assert.Equal(moved, Assert.Single(SeriesFolder.Find(folder)).RawStack);
        File.Move(moved, renamed);
        Assert.Null(Assert.Single(SeriesFolder.Find(folder)).RawStack);
        Assert.Equal(renamed, Assert.Single(SeriesFolder.Search(folder, renamed).Series).RawStack);
    }

    [Fact]
    public void Other_images_and_corrected_ones_are_not_taken_for_those_of_the_series()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        SmallSeries.Run(folder, new(stack, SmallSeries.Options) { Steps = Flip });
        string other = new TinySeries().Stack, corrected = Path.Combine(folder, "small_flip_dw.mrc");
        Assert.Equal(["report-images-other"], Codes(other));
        Assert.Equal(["report-images-corrected"], Codes(corrected));

        string[] Codes(string given)
        {
            var stored = Assert.Single(SeriesFolder.Search(folder, given).Series);
            Assert.Null(stored.RawStack);
            return [.. stored.Findings.Select(finding => finding.Code)];
        }
    }

    [Fact]
    public void An_edited_STAR_file_is_told_of_and_its_numbers_are_taken()
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out"), star = Path.Combine(folder, "small.star");
        SmallSeries.Run(folder, new(stack, SmallSeries.Options) { Steps = Nothing });
        string text = File.ReadAllText(star), number = FormattableString.Invariant($"{TiltSeriesStar.Read(star, "small").Tilts[2].Estimate!.Defocus.U.Angstroms:F6}");
        File.WriteAllText(star, text.Replace(number, "33333.250000", StringComparison.Ordinal));
        var stored = Assert.Single(SeriesFolder.Find(folder));
        Assert.Equal(["record-other-text"], stored.Findings.Select(finding => finding.Code));
        Assert.Equal(33333.25, stored.Series.Tilts[2].Estimate!.Defocus.U.Angstroms, StarRounding);
    }

    [Fact]
    public void Files_of_other_programs_are_passed_over_and_damaged_ones_of_our_own_are_named()
    {
        string folder = Repository.TemporaryFolder();
        File.WriteAllText(Path.Combine(folder, "relion.star"), "data_particles\n\nloop_\n_rlnDefocusU\n12000\n");
        File.WriteAllText(Path.Combine(folder, "noise.star"), "not a star file\n");
        Assert.Equal(["report-no-series"], Codes(folder));
        var series = new TinySeries();
        string good = Path.Combine(folder, "ts.star"), bad = Path.Combine(folder, "bad.star");
        TiltSeriesStar.Write(good, series.Truth, "ts.mrc");
        File.WriteAllText(bad, File.ReadAllText(good).Replace("_rlnDefocusU", "_rlnDefocusU\n_rlnDefocusU", StringComparison.Ordinal)[..900]);
        var found = SeriesFolder.Search(folder);
        Assert.Equal([good], found.Series.Select(stored => stored.Star));
        Assert.All(found.Findings, finding => Assert.Equal((Severity.Error, bad), (finding.Severity, finding.File)));
        Assert.NotEmpty(found.Findings);
        Assert.Equal(["folder-not-found"], Codes(Path.Combine(folder, "none")));
        Assert.Equal(["report-not-a-folder"], Codes(good));
    }

    private static string[] Codes(string folder) => [.. Assert.Throws<BadInputException>(() => SeriesFolder.Find(folder)).Findings.Select(finding => finding.Code)];
}
