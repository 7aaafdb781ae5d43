using Thon.Correct.Deconvolution;
using Thon.Optics;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Correct.Deconvolution;

/// <summary>The presets against numbers computed from the formulas of the programs they stand for, by other code.</summary>
public class PresetTests
{
    private static readonly Microscope Titan = new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);

    // The numbers are of programs whose wavelengths differ from ours in the fifth digit and whose tables are a two-thousandth off: near a zero of the CTF, where W is small, that is up to a hundredth of W,
    // and the numbers have five decimals.
    private const double Relative = 0.01, Absolute = 1e-4;

    // Resolution, A; W of tom_deconv, Warp, IsoNet and membrain-seg at strength 1 and fall-off 1.
    private static readonly double[][] TenAngstromsThreeMicrons =
    [
        [1000, 12.44549, 2.60566, 1.08482, 8.03822],
        [500, 11.48914, 5.85086, 0.96053, 10.72627],
        [300, 9.87119, 7.48671, 0.85759, 9.42587],
        [200, 7.81981, 6.96413, 0.77759, 7.65454],
        [100, 3.73910, 3.54539, 0.58340, 3.78162],
        [60, 1.73028, 1.65753, 0.32373, 1.77131],
        [40, 0.97933, 0.90921, 0.11342, 1.03619],
        [30, 0.76287, 0.56347, 0.02117, 1.03613],
        [26, 0.26818, 0.14013, 0.00293, 0.49551],
        [22, -0.14035, -0.07375, -0.00155, -0.00000],
    ];

    private static readonly double[][] ThirteenAngstromsFiveMicrons =
    [
        [100, 2.62982, 2.56258, 0.73097, 2.64107],
        [40, 1.01025, 0.93321, 0.11014, 1.05242],
        [30, -0.68531, -0.39029, -0.00904, -0.00000],
    ];

    [Fact]
    public void Every_preset_has_the_numbers_of_its_program()
    {
        Check(TenAngstromsThreeMicrons, 10, 3);
        Check(ThirteenAngstromsFiveMicrons, 13, 5);
    }

    private static void Check(double[][] rows, double pixel, double microns)
    {
        DeconvolutionPreset[] presets = [DeconvolutionPreset.Tom, DeconvolutionPreset.Warp, DeconvolutionPreset.IsoNet, DeconvolutionPreset.Membrain];
        foreach (double[] row in rows)
            foreach (var (preset, expected) in presets.Zip(row[1..]))
            {
                double found = Filter(preset, pixel, microns).At(1 / row[0]);
                Assert.True(Math.Abs(found - expected) <= Math.Max(Relative * Math.Abs(expected), Absolute), $"{preset.Name} at {row[0]} A: {found:F5}, expected {expected:F5}");
            }
    }

    private static DeconvolutionFilter Filter(DeconvolutionPreset preset, double pixel, double microns) => new(
        new(preset), new ContrastTransfer(Titan, Defocus.Round(Length.FromMicrometers(microns)), Angle.Zero), InputState.Raw, new(pixel));
}
