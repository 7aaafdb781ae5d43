using System.Globalization;
using Thon.Correct.Deconvolution;

namespace Thon.Report;

/// <summary>The numbers of a deconvolution filter in words.</summary>
public static class FilterWords
{
    /// <summary>The number of the high-pass with its unit, such as <c>300 A</c> or <c>0.02 of Nyquist</c>.</summary>
    public static string HighPassOf(DeconvolutionSettings settings) =>
        string.Create(CultureInfo.InvariantCulture, $"{settings.HighPass:G6} {UnitOf(settings.Preset.HighPass.Unit)}");

    /// <summary>What is divided by, <c>|CTF|</c> or <c>CTF</c>.</summary>
    public static string DivisorOf(DeconvolutionFilter filter) => filter.Input == InputState.Flipped ? "|CTF|" : "CTF";

    private static string UnitOf(HighPassUnit unit) => unit switch
    {
        HighPassUnit.Angstrom => "A",
        HighPassUnit.FractionOfNyquist => "of Nyquist",
        _ => "cycles/pixel",
    };
}
