using Thon.Units;

namespace Thon.Formats.Warp;

/// <summary>What Warp fitted the CTF with, its OptionsCTF; null wherever it says nothing.</summary>
/// <param name="PixelSize">Pixel size before binning.</param>
/// <param name="BinTimes">How often pixels were binned by two; may be fractional.</param>
/// <param name="Voltage">Acceleration voltage.</param>
/// <param name="SphericalAberration">Cs.</param>
/// <param name="AmplitudeContrast">Fraction of amplitude contrast.</param>
/// <param name="RangeLow">The coarsest frequency fitted, as a fraction of Nyquist.</param>
/// <param name="RangeHigh">The finest frequency fitted, as a fraction of Nyquist.</param>
/// <param name="FitsPhase">Whether a phase shift was fitted.</param>
public sealed record WarpOptions(
    Length? PixelSize, double? BinTimes, Voltage? Voltage, Length? SphericalAberration, double? AmplitudeContrast, double? RangeLow, double? RangeHigh, bool? FitsPhase)
{
    /// <summary>Pixel size of the binned images, whose spectra are in the file.</summary>
    public Length? BinnedPixelSize => PixelSize is { } size ? new(size.Angstroms * Math.Pow(2, BinTimes ?? 0)) : null;
}
