using System.Globalization;
using Thon.Correct.Deconvolution;
using Thon.Formats.Mrc;
using Thon.Report;

namespace Thon.Pipeline.Deconvolution;

/// <summary>
/// The line of an MRC header that tells with which numbers something was deconvolved; what the data type label has no room for. At most 80 characters: in full such as
/// <c>deconv warp S=1 F=1 H=300A df=30000A 300kV Cs=2.7mm A=0.07 phase=0 |CTF|</c>, or the same numbers in the same order without their names where that is too long.
/// </summary>
internal static class DeconvolutionLabel
{
    // Images of a series have a defocus and a phase each.
    private const string Each = "each";

    // How many digits of a number count, where there is room for them.
    private const int Digits = 4;

    /// <summary>The line of a volume.</summary>
    public static string Of(DeconvolutionFilter filter) =>
        // What comes back from radian is a few bits beside the degrees that went in.
        Of(filter, Text($"{filter.Ctf.Defocus.Mean.Angstroms:F0}A"), Text($"{Math.Round(filter.Ctf.PhaseShift.Degrees, 3):G4}"));

    /// <summary>The line of a tilt series.</summary>
    /// <param name="filter">The filter of one of its images.</param>
    public static string OfStack(DeconvolutionFilter filter) => Of(filter, Each, Each);

    private static string Of(DeconvolutionFilter filter, string defocus, string phase)
    {
        string[] lines = [Line(Numbers(filter, defocus, phase, Digits), number => number.Name + number.Value), .. new[] { Digits, Digits - 1 }.Select(digits => Line(Numbers(filter, defocus, phase, digits), number => number.Value))];
        return lines.FirstOrDefault(line => line.Length <= MrcHeader.LabelLength) ?? lines[^1][..MrcHeader.LabelLength];

        string Line((string Name, string Value)[] numbers, Func<(string Name, string Value), string> of) =>
            $"deconv {filter.Settings.Preset.Name} {string.Join(' ', numbers.Select(of))} {FilterWords.DivisorOf(filter)}";
    }

    private static (string Name, string Value)[] Numbers(DeconvolutionFilter filter, string defocus, string phase, int digits)
    {
        var (settings, optics) = (filter.Settings, filter.Ctf.Microscope);
        string Of(double number) => FilterWords.Number(number, digits);
        return
        [
            ("S=", Of(settings.Strength)), ("F=", Of(settings.FallOff)), ("H=", Of(settings.HighPass) + HighPassWords.Of(settings.Preset.HighPass.Unit).Label), ("df=", defocus),
            ("", Text($"{optics.Voltage.Kilovolts:0.#}kV")), ("Cs=", Of(optics.SphericalAberration.Millimeters) + "mm"), ("A=", Of(optics.AmplitudeContrast)), ("phase=", phase),
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
