using System.Globalization;
using System.Text.Json.Serialization;
using Thon.Correct;
using Thon.Tilts;

namespace Thon.Provenance.Steps;

/// <summary>The CTF was corrected.</summary>
/// <param name="Mode">How; never <see cref="CorrectionMode.None"/>.</param>
public sealed record CorrectionStep(CorrectionMode Mode) : ProcessingStep
{
    /// <summary>Of a Wiener filter, the frequencies of a stated signal-to-noise ratio, cycles/angstrom; null for that of each image's own fit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double[]? SignalToNoiseFrequencies { get; init; }

    /// <summary>The ratios at these frequencies.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double[]? SignalToNoiseRatios { get; init; }

    /// <summary>Of a Wiener filter, the most that any frequency was amplified; null for other modes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? MaxGain { get; init; }

    /// <summary>The stated ratio, or null.</summary>
    public SignalToNoise? SignalToNoise => (SignalToNoiseFrequencies, SignalToNoiseRatios) is ({ } frequencies, { } ratios) ? new([.. frequencies], [.. ratios]) : null;

    /// <inheritdoc/>
    public override string Label => WordOf(Mode)!;

    /// <inheritdoc/>
    public override IEnumerable<Trait> Traits => Mode == CorrectionMode.Wiener
        ? [new("signal-to-noise ratio", RatioWords), new("most gain", Number(MaxGain ?? ImageFilter.UsualMaxGain))]
        : [];

    /// <summary>A Wiener filter.</summary>
    /// <param name="stated">The stated ratio; null for that of each image's own fit.</param>
    /// <param name="maxGain">The most that any frequency is amplified, above 0.</param>
    public static CorrectionStep Wiener(SignalToNoise? stated, double maxGain) => new(CorrectionMode.Wiener)
    {
        SignalToNoiseFrequencies = stated is null ? null : [.. stated.Frequencies],
        SignalToNoiseRatios = stated is null ? null : [.. stated.Ratios],
        MaxGain = maxGain,
    };

    /// <summary>The name of a correction in data type labels and file names; null for none.</summary>
    public static string? WordOf(CorrectionMode mode) => mode switch
    {
        CorrectionMode.Flip => "flip",
        CorrectionMode.Multiply => "multiply",
        CorrectionMode.Wiener => "wiener",
        _ => null,
    };

    /// <summary>The ratio as <c>--snr</c> takes it: <c>fit</c>, S, or S:R for S exp(-R k).</summary>
    public string RatioWords => (SignalToNoiseFrequencies, SignalToNoiseRatios) switch
    {
        ({ Length: 1 }, { } level) => Number(level[0]),
        ({ } k, { } ratios) => $"{Number(ratios[0])}:{Number(Math.Log(ratios[0] / ratios[1]) / (k[1] - k[0]))}",
        _ => "fit",
    };

    /// <inheritdoc/>
    public bool Equals(CorrectionStep? other) => other is not null && Mode == other.Mode && MaxGain == other.MaxGain && Equals(SignalToNoise, other.SignalToNoise);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Mode, MaxGain, SignalToNoise);

    // Ten digits: the logarithm gives back the last bits of what was stated otherwise.
    private static string Number(double number) => number.ToString("G10", CultureInfo.InvariantCulture);
}
