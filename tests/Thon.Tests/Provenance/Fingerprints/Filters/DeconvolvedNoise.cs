using Thon.Correct.Deconvolution;
using Thon.Optics;
using Thon.Provenance.Fingerprints;
using Thon.Units;

namespace Thon.Tests.Provenance.Fingerprints.Filters;

/// <summary>Noise with rings, deconvolved: the filter is the one of the verb, of which the fit knows nothing.</summary>
internal static class DeconvolvedNoise
{
    private const int Sections = 9;
    private const int Size = 768;

    /// <summary>Takes the fingerprint of a stack of it.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="settings">The deconvolution.</param>
    /// <param name="micrometers">Defocus of the section in the middle; the others differ by up to 0.2 um.</param>
    /// <param name="signal">Signal over noise towards coarse spacings.</param>
    public static SpectralFingerprint Print(ulong seed, DeconvolutionSettings settings, double micrometers = 3, double signal = 2)
    {
        var filters = Enumerable.Range(0, Sections).Select(section => Filter(settings, micrometers + 0.05 * (section - Sections / 2))).ToArray();
        using var stack = FilteredNoise.Stack(
            seed, Sections, (section, k) => Math.Abs(filters[section].At(k)) * Math.Sqrt(1 + signal * Math.Exp(-400 * k * k) * Math.Pow(filters[section].TransferAt(k), 2)), Size);
        return SpectralFingerprint.Of(stack, new(FilteredNoise.Pixel), FingerprintSubject.Images, 2, CancellationToken.None);
    }

    /// <summary>The filter of a section.</summary>
    public static DeconvolutionFilter Filter(DeconvolutionSettings settings, double micrometers = 3)
    {
        var microscope = new Microscope(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);
        return new(settings, new(microscope, Defocus.Round(Length.FromMicrometers(micrometers)), Angle.Zero), InputState.Flipped, new(FilteredNoise.Pixel));
    }

    /// <summary>The settings of a preset.</summary>
    public static DeconvolutionSettings Of(string preset) => new(DeconvolutionPreset.All.Single(one => one.Name == preset));
}
