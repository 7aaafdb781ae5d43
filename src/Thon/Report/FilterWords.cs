using System.Globalization;
using Thon.Correct.Deconvolution;
using Thon.Units;

namespace Thon.Report;

/// <summary>The numbers of a deconvolution filter in words.</summary>
public static class FilterWords
{
    private const int SpacingDigits = 4;

    // Below, zeros would hide the digits, and rounding ends.
    private const double LeastPlain = 1e-9;

    /// <summary>The number of the high-pass with its unit, such as <c>300 A</c> or <c>0.02 of Nyquist</c>.</summary>
    public static string HighPassOf(DeconvolutionSettings settings) =>
        string.Create(CultureInfo.InvariantCulture, $"{settings.HighPass:G6} {HighPassWords.Of(settings.Preset.HighPass.Unit).Short}");

    /// <summary>Where the low-pass of a preset ends, <c>to the first zero</c>; null where it has none.</summary>
    public static string? LowPassOf(DeconvolutionSettings settings) => settings.Preset.LowPass == LowPass.AtFirstZero ? "to the first zero" : null;

    /// <summary>What is divided by, <c>|CTF|</c> or <c>CTF</c>.</summary>
    public static string DivisorOf(DeconvolutionFilter filter) => filter.Input == InputState.Flipped ? "|CTF|" : "CTF";

    /// <summary>The spacing of a frequency, such as <c>26.54 A</c>; <c>none</c> for none.</summary>
    public static string SpacingOf(SpatialFrequency? frequency) => frequency is { } known ? Number(known.Resolution.Angstroms, SpacingDigits) + " A" : "none";

    /// <summary>A number with some digits that count, without an exponent unless it is below 10^-9.</summary>
    /// <param name="number">The number.</param>
    /// <param name="digits">How many digits count at least, 1 to 6; whole digits are never left out.</param>
    public static string Number(double number, int digits)
    {
        if (Math.Abs(number) < LeastPlain) return number.ToString($"G{digits}", CultureInfo.InvariantCulture);
        int decimals = Math.Max(0, digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(number))));
        return Math.Round(number, Math.Min(decimals, 15)).ToString("0.###############", CultureInfo.InvariantCulture);
    }
}
