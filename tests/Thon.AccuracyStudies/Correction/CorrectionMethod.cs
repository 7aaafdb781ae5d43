using System.Collections.Immutable;
using Thon.Correct;
using Thon.Tilts;

namespace Thon.AccuracyStudies.Correction;

/// <summary>A way to correct.</summary>
/// <param name="Name">Its name in the tables.</param>
/// <param name="FilterOf">Its filter for one tilt, given the ratio that the estimation found for it, if any; null where it has none.</param>
internal sealed record CorrectionMethod(string Name, Func<CorrectionTilt, SignalToNoise?, ImageFilter?> FilterOf)
{
    /// <summary>Nothing done.</summary>
    public static CorrectionMethod Raw { get; } = new("raw", (_, _) => new(CorrectionMode.None));

    /// <summary>By the sign.</summary>
    public static CorrectionMethod Flip { get; } = new("flip", (_, _) => new(CorrectionMode.Flip));

    /// <summary>By the CTF.</summary>
    public static CorrectionMethod Multiply { get; } = new("multiply", (_, _) => new(CorrectionMode.Multiply));

    /// <summary>The Wiener filter with the ratio the image really has.</summary>
    public static CorrectionMethod Wiener { get; } = new("Wiener", (tilt, _) => OfRatio(tilt.Ratio));

    /// <summary>The Wiener filter with the ratio that the estimation found.</summary>
    public static CorrectionMethod FittedWiener { get; } = new("Wiener, fitted ratio", (_, fitted) => fitted is null ? null : OfRatio(fitted));

    /// <summary>All, in the order of the tables.</summary>
    public static ImmutableArray<CorrectionMethod> All { get; } = [Raw, Flip, Multiply, Wiener, FittedWiener];

    private static ImageFilter OfRatio(SignalToNoise ratio) => new(CorrectionMode.Wiener) { SignalToNoise = ratio };
}
