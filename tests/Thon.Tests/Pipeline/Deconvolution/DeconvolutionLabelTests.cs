using Thon.Correct.Deconvolution;
using Thon.Optics;
using Thon.Pipeline.Deconvolution;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Deconvolution;

public sealed class DeconvolutionLabelTests
{
    private static readonly Microscope Titan = new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);

    [Fact]
    public void The_line_has_the_numbers_of_the_filter()
    {
        Assert.Equal("deconv warp S=1 F=1 H=300A df=30000A 300kV Cs=2.7mm A=0.07 phase=0 |CTF|", Of(new(DeconvolutionPreset.Warp), Titan, 30000, 0, InputState.Flipped));
        Assert.Equal("deconv isonet S=1.5 F=0.7 H=0.02Ny df=30000A 300kV Cs=2.7mm A=0.07 phase=90 CTF", Of(new(DeconvolutionPreset.IsoNet) { Strength = 1.5, FallOff = 0.7 }, Titan, 30000, 90, InputState.Raw));
    }

    [Fact]
    public void Where_names_make_it_too_long_the_numbers_stay_in_their_order()
    {
        var settings = new DeconvolutionSettings(DeconvolutionPreset.Membrain) { Strength = 1.2345, FallOff = 12.345, HighPass = 0.01234 };
        var optics = new Microscope(Voltage.FromKilovolts(1000), Length.FromMillimeters(2.717), 0.1234);
        string line = Of(settings, optics, 123456, -179.5, InputState.Flipped);
        Assert.Equal("deconv membrain 1.23 12.3 0.0123/px 123456A 1000kV 2.72mm 0.123 -179.5 |CTF|", line);
        Assert.InRange(line.Length, 1, 80);
    }

    private static string Of(DeconvolutionSettings settings, Microscope optics, double defocus, double phase, InputState input) =>
        DeconvolutionLabel.Of(new(settings, new(optics, Defocus.Round(new(defocus)), Angle.FromDegrees(phase)), input, new(10)));
}
