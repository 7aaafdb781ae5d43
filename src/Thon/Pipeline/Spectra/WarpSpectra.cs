using System.Collections.Immutable;
using System.Globalization;
using Thon.Estimate;
using Thon.Estimate.Spectra;
using Thon.Findings;
using Thon.Formats.Warp;
using Thon.Optics;
using Thon.Provenance;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Spectra;

/// <summary>
/// The spectra a Warp file keeps of every tilt, one-dimensional and with their background taken off. They are fitted over the range Warp fitted, since its
/// background is made for that; its defoci are not used, not even to start from.
/// </summary>
public static class WarpSpectra
{
    private const int FewestPoints = 30;

    /// <summary>Reads the spectra and the metadata of a Warp file.</summary>
    /// <param name="settings">The file as its stack, and what the user states; a stated value goes before the file's.</param>
    /// <param name="phase">A phase that goes before the file's, zero included; without it a phase of the settings does that is not zero.</param>
    /// <exception cref="BadInputException">Not such a file, no spectra in it, or metadata that do not suffice.</exception>
    public static SpectraInput Open(PreprocessSettings settings, Angle? phase = null)
    {
        SpectraOptions.Refuse(settings.Estimation).ThrowIfErrors();
        var warp = WarpSeries.Read(settings.Stack);
        if (settings.Estimation.PhaseShift.Radians != 0) phase ??= settings.Estimation.PhaseShift;
        var metadata = WarpMetadata.Of(warp, settings.Metadata, phase);
        var (coarsest, finest) = Range(warp, metadata.Series.PixelSize, settings.Estimation);
        double pixel = metadata.Series.PixelSize.Angstroms;
        ImmutableArray<RingSpectrum?> spectra =
            [.. warp.TiltSpectra.Select((curve, i) => curve is null || metadata.Series.Tilts[i].IsExcluded ? null
                : RingSpectrum.OfCurve([.. curve.Frequency.Select(f => f / pixel)], curve.Value, coarsest, finest))];
        Check(warp, spectra);
        var range = new MetadataValue("range", string.Create(CultureInfo.InvariantCulture, $"{coarsest.Angstroms:F1} to {finest.Angstroms:F1} A"), warp.Options?.RangeHigh is null ? "default" : metadata.Source);
        return new(
            metadata.Series, warp.FileName, metadata.Series.Name + ".st", spectra, metadata.PhaseShifts, [.. metadata.Values, EstimationValues.OfRange(settings.Estimation), range],
            settings.Metadata.ExcludeFile is { } marks ? [warp.FileName, marks] : [warp.FileName], metadata.Findings)
        {
            Recorded = MetadataFile.Of(warp.FileName).Recorded with { Role = RecordedFile.Spectra },
            Metadata = settings.Metadata.ExcludeFile is { } list ? [MetadataFile.Of(list)] : [],
            Stored = "xml",
        };
    }

    private static (Length Coarsest, Length Finest) Range(WarpSeries warp, Length pixelSize, EstimationSettings settings)
    {
        double nyquist = SpatialFrequency.Nyquist(pixelSize).CyclesPerAngstrom;
        return (
            warp.Options?.RangeLow is > 0 and < 1 and { } low ? new(1 / (low * nyquist)) : settings.CoarsestResolution,
            warp.Options?.RangeHigh is > 0 and <= 1 and { } high ? new(1 / (high * nyquist)) : settings.FinestResolution);
    }

    private static void Check(WarpSeries warp, ImmutableArray<RingSpectrum?> spectra)
    {
        RingSpectrum[] known = [.. spectra.OfType<RingSpectrum>()];
        if (known.Length == 0)
            throw new BadInputException(Finding.Error(
                "warp-no-spectra", warp.FileName, null, "no TiltPS1D of a used tilt", "a power spectrum for every tilt", "Give the file as Warp's ts_ctf has left it"));
        if (known.Any(spectrum => spectrum.RingCount < FewestPoints || !IsEven(spectrum.RingFrequency) || !spectrum.RingFrequency.SequenceEqual(known[0].RingFrequency)))
            throw new BadInputException(Finding.Error(
                "warp-spectra-uneven", warp.FileName, "TiltPS1D", "few points in the range that is fitted, or frequencies that are not equally spaced or not those of the other tilts",
                string.Create(CultureInfo.InvariantCulture, $"{FewestPoints} points or more, equally spaced, the same for every tilt"), "Check the pixel size, or let Warp write the file again"));
    }

    private static bool IsEven(double[] frequency)
    {
        double step = (frequency[^1] - frequency[0]) / (frequency.Length - 1);
        return !frequency.Where((k, i) => Math.Abs(k - frequency[0] - i * step) > 0.01 * step).Any();
    }
}
