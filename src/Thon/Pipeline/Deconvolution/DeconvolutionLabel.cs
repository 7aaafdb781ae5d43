using System.Globalization;
using Thon.Correct.Deconvolution;
using Thon.Formats.Mrc;
using Thon.Report;

namespace Thon.Pipeline.Deconvolution;

/// <summary>The line of an MRC header that tells with which numbers a volume was deconvolved; what the data type label has no room for.</summary>
internal static class DeconvolutionLabel
{
    /// <summary>The line, at most 80 characters: in full such as <c>deconv warp S=1 F=1 H=300A df=30000A 300kV Cs=2.7mm A=0.07 phase=0 |CTF|</c>, or the same numbers in the same order without their names where that is too long.</summary>
    public static string Of(DeconvolutionFilter filter)
    {
        string full = Full(filter);
        if (full.Length <= MrcHeader.LabelLength) return full;
        string bare = Bare(filter);
        return bare[..Math.Min(bare.Length, MrcHeader.LabelLength)];
    }

    private static string Full(DeconvolutionFilter filter)
    {
        var (settings, optics) = (filter.Settings, filter.Ctf.Microscope);
        return Text($"deconv {settings.Preset.Name} S={settings.Strength:G4} F={settings.FallOff:G4} H={settings.HighPass:G4}{Unit(settings)} df={filter.Ctf.Defocus.Mean.Angstroms:F0}A ")
            + Text($"{optics.Voltage.Kilovolts:G4}kV Cs={optics.SphericalAberration.Millimeters:G4}mm A={optics.AmplitudeContrast:G4} phase={Phase(filter):G4} {FilterWords.DivisorOf(filter)}");
    }

    private static string Bare(DeconvolutionFilter filter)
    {
        var (settings, optics) = (filter.Settings, filter.Ctf.Microscope);
        return Text($"deconv {settings.Preset.Name} {settings.Strength:G3} {settings.FallOff:G3} {settings.HighPass:G3}{Unit(settings)} {filter.Ctf.Defocus.Mean.Angstroms:F0}A ")
            + Text($"{optics.Voltage.Kilovolts:G3}kV {optics.SphericalAberration.Millimeters:G3}mm {optics.AmplitudeContrast:G3} {Phase(filter):G3} {FilterWords.DivisorOf(filter)}");
    }

    private static string Unit(DeconvolutionSettings settings) => settings.Preset.HighPass.Unit switch
    {
        HighPassUnit.Angstrom => "A",
        HighPassUnit.FractionOfNyquist => "Ny",
        _ => "/px",
    };

    // What comes back from radian is a few bits beside the degrees that went in.
    private static double Phase(DeconvolutionFilter filter) => Math.Round(filter.Ctf.PhaseShift.Degrees, 3);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
