using Thon.Correct;
using Thon.Formats.Dialects;
using Thon.Pipeline;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>What a series is made from, as a hash: all that changes its files changes it, and nothing else does.</summary>
public sealed class SeriesIdentityTests
{
    private readonly TinySeries _tiny = new();

    [Fact]
    public void Threads_folders_and_headings_do_not_count()
    {
        var settings = Settings;
        Assert.Equal(Of(new(settings, "a")), Of(new(settings with { Threads = 7, LogHeading = ["some time"], Overwrite = Thon.Formats.Overwrite.Replace }, "b") { Parts = "c" }));
    }

    [Fact]
    public void Every_option_that_changes_a_file_counts()
    {
        var settings = Settings;
        SeriesJob[] jobs =
        [
            new(settings, "out"),
            new(settings with { Steps = settings.Steps with { Correction = CorrectionMode.Multiply } }, "out"),
            new(settings with { Steps = settings.Steps with { Weighting = null } }, "out"),
            new(settings with { Steps = settings.Steps with { BFactor = 1 } }, "out"),
            new(settings with { Pixels = Thon.Formats.Mrc.MrcMode.Float16 }, "out"),
            new(settings with { Report = ReportOutput.Page }, "out"),
            new(settings with { Estimation = settings.Estimation with { HighestDefocus = Length.FromMicrometers(5) } }, "out"),
            new(settings with { Metadata = settings.Metadata with { AmplitudeContrast = 0.1 } }, "out"),
            new(settings with { Metadata = settings.Metadata with { Hand = Hand.Minus } }, "out"),
            new(settings with { Also = [_tiny.Write("other.mrc", 2)] }, "out"),
            new(settings, "out") { Dialects = [Dialect.Imod] },
        ];
        Assert.Equal(jobs.Length, jobs.Select(Of).Distinct().Count());
    }

    [Fact]
    public void The_bytes_of_a_metadata_file_and_the_labels_of_the_stack_count()
    {
        string before = Of(new(Settings, "out"));
        File.AppendAllText(_tiny.Star, "\n# a word more\n");
        string after = Of(new(Settings, "out"));
        Assert.NotEqual(before, after);
        _tiny.Write("ts.mrc", 1, new Thon.Formats.Mrc.MrcOutput(TinySeries.Width, TinySeries.Height, TinySeries.Count, Thon.Formats.Mrc.MrcMode.Float32, TinySeries.PixelSize) { Labels = ["a label"], Overwrite = Thon.Formats.Overwrite.Replace });
        Assert.NotEqual(after, Of(new(Settings, "out")));
    }

    [Fact]
    public void Where_the_stack_lies_counts_only_where_no_other_is_written()
    {
        string there = Repository.TemporaryFolder();
        foreach (string file in (string[])[_tiny.Stack, _tiny.Star]) File.Copy(file, Path.Combine(there, Path.GetFileName(file)));
        var moved = Settings with { Stack = Path.Combine(there, "ts.mrc"), Metadata = Settings.Metadata with { Ctf = Path.Combine(there, "truth.star") } };
        Assert.Equal(Of(new(Settings, "out")), Of(new(moved, "out")));
        ProcessingSteps none = new(CorrectionMode.None, null);
        Assert.NotEqual(Of(new(Settings with { Steps = none }, "out")), Of(new(moved with { Steps = none }, "out")));
    }

    [Fact]
    public void Images_are_known_by_their_pixels_and_not_by_their_files()
    {
        using var first = SeriesInput.OpenForRun(Settings);
        string before = Assert.Single(SeriesIdentity.Images(first, 1, TestContext.Current.CancellationToken)).Content;
        string copy = _tiny.Write("copy.mrc", 1, "a label");
        using var second = SeriesInput.OpenForRun(Settings with { Stack = copy });
        Assert.Equal(before, Assert.Single(SeriesIdentity.Images(second, 2, TestContext.Current.CancellationToken)).Content);
        using var other = SeriesInput.OpenForRun(Settings with { Also = [_tiny.Write("other.mrc", 2)] });
        Assert.Equal(2, SeriesIdentity.Images(other, 1, TestContext.Current.CancellationToken).Select(image => image.Content).Distinct().Count());
    }

    private PreprocessSettings Settings => _tiny.Settings(new(CorrectionMode.Flip, new(ExposurePoint.Middle)));

    private static string Of(SeriesJob job)
    {
        using var input = SeriesInput.OpenForRun(job.Settings);
        return SeriesIdentity.Of(input, job);
    }
}
