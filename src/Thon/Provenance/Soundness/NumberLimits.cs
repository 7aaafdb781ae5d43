using System.Collections.Immutable;
using System.Globalization;

namespace Thon.Provenance.Soundness;

/// <summary>What numbers of a record may be at all: wider than any option takes, so that nothing this program wrote is refused, and narrow enough to compute with.</summary>
internal static class NumberLimits
{
    /// <summary>The longest side of an image, and the most sections.</summary>
    public const int LargestCount = 1 << 24;

    // Ten times beyond what there is on either side, or more; a defocus of a millimetre, in angstrom.
    private const double LargestPixel = 1e4, LargestDefocus = 1e7, LargestAberration = 1e10, LowestVolts = 1e4, LargestVolts = 1e7, LargestDose = 1e6, LargestRadians = 1000;

    /// <summary>An objection to a number that is not in its range, ends included; null where it is, or is not known.</summary>
    public static string? Within(string name, double? number, double lowest, double highest) =>
        number is { } known && !(known >= lowest && known <= highest)
        ? string.Create(CultureInfo.InvariantCulture, $"{name} of {known:R}")
        : null;

    /// <summary>The same for a number above zero.</summary>
    public static string? Positive(string name, double? number, double highest = double.MaxValue) => Within(name, number, double.Epsilon, highest);

    /// <summary>A pixel size in angstrom.</summary>
    public static string? Pixel(double? angstroms) => Positive("a pixel size", angstroms, LargestPixel);

    /// <summary>A voltage in volt.</summary>
    public static string? Volts(double? volts) => Within("a voltage", volts, LowestVolts, LargestVolts);

    /// <summary>A spherical aberration in angstrom; correctors leave some below zero.</summary>
    public static string? Aberration(double? angstroms) => Within("a spherical aberration", angstroms, -LargestAberration, LargestAberration);

    /// <summary>An amplitude contrast.</summary>
    public static string? Contrast(double? fraction) => Within("an amplitude contrast", fraction, 0, 1);

    /// <summary>The microscope: pixel size, voltage, spherical aberration, amplitude contrast.</summary>
    public static IEnumerable<string?> Optics(double? pixelAngstroms, double? volts, double? aberrationAngstroms, double? contrast) => [Pixel(pixelAngstroms), Volts(volts), Aberration(aberrationAngstroms), Contrast(contrast)];

    /// <summary>Width and height of images, pixels.</summary>
    public static IEnumerable<string?> Size(int width, int height) => [Count("a width", width), Count("a height", height)];

    /// <summary>A defocus in angstrom.</summary>
    public static string? Defocus(double? angstroms) => Within("a defocus", angstroms, -LargestDefocus, LargestDefocus);

    /// <summary>An angle in radian.</summary>
    public static string? Angle(double? radians) => Within("an angle", radians, -LargestRadians, LargestRadians);

    /// <summary>An exposure in e/angstrom^2.</summary>
    public static string? Dose(double? dose) => Within("a dose", dose, 0, LargestDose);

    /// <summary>A thickness in angstrom.</summary>
    public static string? Thickness(double? angstroms) => Positive("a thickness", angstroms, LargestDefocus);

    /// <summary>A hand.</summary>
    public static string? Hand(int? hand) => hand is null or 1 or -1 ? null : $"a hand of {hand}";

    /// <summary>A number of pixels or sections.</summary>
    public static string? Count(string name, int count) => count is >= 1 and <= LargestCount ? null : $"{name} of {count}";

    /// <summary>A signal-to-noise ratio, with its frequencies.</summary>
    public static string? Ratios(ImmutableArray<double>? frequencies, ImmutableArray<double>? ratios)
    {
        if (frequencies is null && ratios is null) return null;
        if (frequencies is not { IsDefaultOrEmpty: false } k || ratios is not { IsDefaultOrEmpty: false } s || k.Length != s.Length) return "a signal-to-noise ratio without as many frequencies";
        bool rising = k[0] >= 0 && k.Zip(k.Skip(1)).All(pair => pair.First < pair.Second) && double.IsFinite(k[^1]);
        return rising && s.All(ratio => ratio >= 0 && double.IsFinite(ratio)) ? null : "a signal-to-noise ratio that is none";
    }
}
