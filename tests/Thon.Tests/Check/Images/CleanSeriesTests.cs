using Thon.Check.Images;
using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Optics;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Check.Images;

/// <summary>Series whose metadata are right: there is nothing to tell.</summary>
public sealed class CleanSeriesTests
{
    private static readonly SimulationSettings Small = CheckedSeries.Settings with { Width = 512, Height = 512, TiltAngles = CheckedSeries.Angles(-55, 11, 11) };

    private static readonly Dictionary<string, SimulationSettings> Kinds = new()
    {
        ["raw"] = Small with { Geometry = new(Angle.FromDegrees(84), Hand.Minus), Defocus = new(new(26000), new(25000), Angle.FromDegrees(30)), Seed = 2 },
        ["thick and weak"] = Small with { Geometry = new(Angle.FromDegrees(-95), Hand.Plus), SlabThickness = new(2200), SignalToNoise = 0.1, Damage = DamageModel.GrantGrigorieff, Seed = 3 },
        ["lamella"] = Small with { Geometry = new(Angle.Zero, Hand.Minus, Angle.FromDegrees(9), Angle.FromDegrees(4)), TiltAngles = CheckedSeries.Angles(-60, 10, 11), Seed = 4 },
        ["binned"] = Small with { PixelSize = new(5.2), Defocus = Defocus.Round(new(50000)), Contents = new(30, 2, 10), TiltAngles = CheckedSeries.Angles(-40, 10, 11), Seed = 5 },
        ["as acquired"] = Small with { TiltAngles = [.. Small.TiltAngles.OrderBy(angle => Math.Abs(angle.Radians - 0.01))], SignalToNoise = 0.02, Seed = 6 },
    };

    [Theory]
    [InlineData("raw")]
    [InlineData("thick and weak")]
    [InlineData("lamella")]
    [InlineData("binned")]
    [InlineData("as acquired")]
    public void A_series_whose_metadata_are_right_has_no_warnings(string kind) =>
        Assert.DoesNotContain(CheckedSeries.Of(Kinds[kind]).Check(), finding => finding.Severity != Severity.Note);

    [Theory]
    [InlineData("P1", new[] { 85.2, 0 })]
    [InlineData("P2", new[] { 84.7, 0 })]
    public void A_practice_series_has_no_findings_but_the_axis_it_was_asked_for(string name, double[] axes)
    {
        var practice = Practice.Load("practice/" + name);
        using var stack = MrcReader.Open(practice.Stack);
        var claim = new ImageClaim(practice.Truth, [.. axes.Select(Angle.FromDegrees)], [practice.Hand]);
        var finding = Assert.Single(ImageChecks.Run(claim, stack, new() { Threads = 2 }, null, TestContext.Current.CancellationToken));
        Assert.Equal("images-geometry", finding.Code);
        Assert.Contains(FormattableString.Invariant($"axis {practice.Truth.Geometry!.Axis.Degrees:0.#} degrees and hand {(int)practice.Hand:+0;-0},"), finding.Found);
    }

    [Fact]
    public void Findings_do_not_depend_on_the_number_of_threads()
    {
        var series = CheckedSeries.Shared.WithRows(i => CheckedSeries.Shared.Count - 1 - i);
        Assert.Equal(series.Check(threads: 1), series.Check(threads: 3));
    }

    [Fact]
    public void Every_image_is_looked_at_once_and_excluded_ones_not_at_all()
    {
        var series = CheckedSeries.Shared.WithTilts(tilt => tilt with { IsExcluded = tilt.Section is 0 or 14 });
        var blank = series.WithImage(0, image => new(image.Width, image.Height));
        int looks = 0;
        var findings = ImageChecks.Run(blank.Claim, new MemoryStack(blank.Images), new() { Threads = 2 }, () => Interlocked.Increment(ref looks), TestContext.Current.CancellationToken);
        Assert.Equal(13, looks);
        Assert.Empty(findings);
    }
}
