using SkiaSharp;
using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Formats;
using Thon.Optics;
using Thon.Report;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Report;

/// <summary>Plots of filters, looked at pixel by pixel.</summary>
public sealed class FilterPlotTests
{
    // Grid lines and frames are lighter or thinner than this many dark pixels a panel; a curve has more.
    private const int LeastInk = 1000;

    private const byte Dark = 80;

    private const string Shown = "v.mrc";

    [Theory]
    [InlineData("warp")]
    [InlineData("isonet")]
    [InlineData("tom")]
    [InlineData("membrain")]
    public void Both_panels_of_every_preset_hold_curves(string preset)
    {
        using var picture = SKBitmap.Decode(Png(Filter(preset)));
        Assert.Equal((FilterPlot.Width, FilterPlot.Height), (picture.Width, picture.Height));
        Assert.InRange(Ink(picture, 0, picture.Height / 2), LeastInk, picture.Width * picture.Height / 10);
        Assert.InRange(Ink(picture, picture.Height / 2, picture.Height), LeastInk, picture.Width * picture.Height / 10);
    }

    [Fact]
    public void The_same_filter_gives_the_same_bytes_and_another_gives_others()
    {
        byte[] plot = Png(Filter("warp"));
        Assert.Equal(plot, Png(Filter("warp")));
        Assert.NotEqual(plot, Png(Filter("tom")));
    }

    [Fact]
    public void A_file_is_replaced_only_where_that_was_said()
    {
        string folder = Repository.TemporaryFolder(), path = Path.Combine(folder, "f.png");
        File.WriteAllText(path, "mine");
        var refused = Assert.Throws<BadInputException>(() => FilterPlot.Write(Filter("warp"), Shown, path, Overwrite.Refuse));
        Assert.Equal("output-exists", Assert.Single(refused.Findings).Code);
        Assert.Equal("mine", File.ReadAllText(path));
        FilterPlot.Write(Filter("warp"), Shown, path, Overwrite.Replace);
        Assert.Equal(Png(Filter("warp")), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void What_the_filter_is_of_stands_in_the_picture() => Assert.NotEqual(Png(Filter("warp")), Png(Filter("warp"), "ts.mrc, section 20 at 0 degrees"));

    [Fact]
    public void A_filter_without_signal_or_zero_is_drawn_too()
    {
        var near = new ContrastTransfer(new(Voltage.FromKilovolts(300), default, 0.07), Defocus.Round(new(100)), Angle.Zero);
        Assert.NotEmpty(Png(new(new(DeconvolutionPreset.Warp) { Strength = 0, FallOff = 100, HighPass = 10 }, near, InputState.Raw, new(20))));
    }

    private static int Ink(SKBitmap picture, int top, int bottom)
    {
        int dark = 0;
        for (int y = top; y < bottom; y++)
            for (int x = 0; x < picture.Width; x++)
                if (picture.GetPixel(x, y).Green < Dark) dark++;
        return dark;
    }

    private static byte[] Png(DeconvolutionFilter filter, string shown = Shown) => FilterPlot.Png(filter, shown)!;

    private static DeconvolutionFilter Filter(string preset)
    {
        var ctf = new ContrastTransfer(new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07), Defocus.Round(new(30000)), Angle.Zero);
        return new(new(DeconvolutionPreset.All.Single(known => known.Name == preset)), ctf, InputState.Flipped, new(10));
    }
}
