using System.Collections.Immutable;
using Thon.Correct;
using Thon.Pipeline.Records;
using Thon.Provenance.Steps;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline;

/// <summary>What is done to every image, in this order: the CTF is corrected, then the image is weighted by dose.</summary>
/// <param name="Correction">How the CTF is corrected.</param>
/// <param name="Weighting">How the image is weighted by dose, or null for no weighting.</param>
public sealed record ProcessingSteps(CorrectionMode Correction, DoseWeighting? Weighting)
{
    /// <summary>Fall of the envelope exp(-B k^2 / 4), square angstrom, zero or more.</summary>
    public double BFactor { get; init; }

    /// <summary>The finest spacing kept; null for all. What is no coarser than two pixels keeps all.</summary>
    public Length? Finest { get; init; }

    /// <summary>A stated signal-to-noise ratio for <see cref="CorrectionMode.Wiener"/>; null for that of the series' own fit.</summary>
    public SignalToNoise? SignalToNoise { get; init; }

    /// <summary>The most that <see cref="CorrectionMode.Wiener"/> may amplify any frequency, above 0.</summary>
    public double MaxGain { get; init; } = ImageFilter.UsualMaxGain;

    /// <summary>Whether anything is done at all.</summary>
    public bool IsEmpty => Correction == CorrectionMode.None && Weighting is null;

    /// <summary>What must be known of a series whose defoci are estimated before these steps.</summary>
    public MetadataNeeds NeedsOfRun => MetadataNeeds.TiltAngles | MetadataNeeds.Optics | NeedsOfWeighting;

    /// <summary>What must be known of a series for these steps alone.</summary>
    public MetadataNeeds NeedsOfProcess =>
        (Correction == CorrectionMode.None ? MetadataNeeds.None : MetadataNeeds.TiltAngles | MetadataNeeds.Optics | MetadataNeeds.Defocus)
        | NeedsOfWeighting;

    private MetadataNeeds NeedsOfWeighting => Weighting is null ? MetadataNeeds.None
        : (Weighting.Curve.NeedsVoltage ? MetadataNeeds.Dose : MetadataNeeds.Exposures) | (Weighting.Tilting == TiltFactor.None ? MetadataNeeds.None : MetadataNeeds.TiltAngles);

    /// <summary>What the file name of the result adds to that of the series: <c>_flip</c>, <c>_multiply</c> or <c>_wiener</c>, <c>_dw</c>, or two of these.</summary>
    public string Suffix => (CorrectionStep.WordOf(Correction) is { } step ? "_" + step : "") + (Weighting is null ? "" : "_dw");

    /// <summary>What is done to the spectrum of each image, in the order of the tilts.</summary>
    /// <param name="series">The series; every tilt has the dose and, for a Wiener filter of no stated ratio, the signal-to-noise ratio these steps need.</param>
    public ImmutableArray<ImageFilter> FiltersOf(TiltSeries series)
    {
        var weights = Weighting?.WeightsOf(series);
        return [.. series.Tilts.Select((tilt, i) => FilterOf(series, tilt, weights?[i]))];
    }

    private ImageFilter FilterOf(TiltSeries series, Tilt tilt, DoseWeight? weight) => new(Correction)
    {
        Dose = weight,
        BFactor = BFactor,
        Finest = FinestOf(series.PixelSize),
        SignalToNoise = Correction == CorrectionMode.Wiener ? SignalToNoise ?? FittedRatio(series, tilt) : null,
        MaxGain = MaxGain,
    };

    // A stated ratio is that of the specimen before its exposure; a fitted one is that of the image, which shows the damage half way through its own exposure.
    private SignalToNoise? FittedRatio(TiltSeries series, Tilt tilt) => tilt.Estimate?.SignalToNoise is not { } ratio || Weighting is null
        ? tilt.Estimate?.SignalToNoise
        : new DoseWeight(DoseWeighting.ExposureOf(tilt, ExposurePoint.Middle), series.Microscope.Voltage) { Curve = Weighting.Curve }.Undamaged(ratio);

    /// <summary>The finest spacing kept of images of a pixel size; null for all.</summary>
    public Length? FinestOf(Length pixelSize) => Finest is { } finest && finest.Angstroms > 2 * pixelSize.Angstroms ? finest : null;

    /// <summary>The data type of the result.</summary>
    /// <param name="input">The data type of the input.</param>
    /// <param name="series">The series; its pixel size says whether <see cref="Finest"/> removes anything.</param>
    public DataType ResultOf(DataType input, TiltSeries series) => RecordedSteps.Of(this, series.PixelSize).Aggregate(input, (type, step) => type.Then(step.Label));
}
