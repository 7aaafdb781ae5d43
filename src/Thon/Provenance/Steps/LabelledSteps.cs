using System.Collections.Immutable;
using System.Globalization;
using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Optics;
using Thon.Tilts;

namespace Thon.Provenance.Steps;

/// <summary>The steps that a data type label tells of: with their numbers where the label holds all of them, else declared ones.</summary>
public static class LabelledSteps
{
    /// <summary>The steps of a data type.</summary>
    public static ImmutableArray<ProcessingStep> Of(DataType type) => [.. type.Steps.Select(Of)];

    /// <summary>Whether a word is one that this version writes into labels.</summary>
    public static bool IsKnown(string word) =>
        Of(word) is not DeclaredStep || word == CorrectionStep.WordOf(CorrectionMode.Wiener) || DeconvolutionPreset.All.Any(preset => word == new DeconvolutionSettings(preset).Step);

    private static ProcessingStep Of(string word)
    {
        if (Unnumbered(word) is { } correction) return correction;
        var step = (Arguments(word, "dw"), Arguments(word, "frames"), Number(word, "b"), Number(word, "lp")) switch
        {
            ({ } dose, _, _, _) => Dose(dose),
            (_, { } frames, _, _) => Weighting(frames) is { } weighting ? FrameSumStep.Of(weighting) : null,
            (_, _, { } b, _) => new EnvelopeStep(b),
            (_, _, _, { } finest) => new LowPassStep(finest),
            _ => (ProcessingStep?)null,
        };
        // What reads otherwise than it was written, as of a later version, is not understood.
        return step is not null && step.Label == word ? step : new DeclaredStep(word);
    }

    // A Wiener filter has numbers that labels have no room for.
    private static CorrectionStep? Unnumbered(string word) =>
        new[] { CorrectionMode.Flip, CorrectionMode.Multiply }.Where(mode => CorrectionStep.WordOf(mode) == word).Select(mode => new CorrectionStep(mode)).FirstOrDefault();

    private static DoseStep? Dose(string[] words) => words is [_, _, ..] && Weighting(words[..2]) is { } weighting
        ? DoseStep.Of(weighting with
        {
            Normalisation = words.Contains("sumsq") ? WeightNormalisation.SumOfSquares : words.Contains("meansq") ? WeightNormalisation.MeanSquare : WeightNormalisation.None,
            Tilting = words.Contains("cos") ? TiltFactor.Cosine : TiltFactor.None,
        })
        : null;

    private static DoseWeighting? Weighting(string[] words)
    {
        if (words is not [var curve, var name]) return null;
        ExposurePoint? moment = Enum.GetValues<ExposurePoint>().Cast<ExposurePoint?>().FirstOrDefault(point => DoseWeighting.MomentName(point!.Value) == name);
        return (moment, CurveOf(curve)) is ({ } at, { } known) ? new(at) { Curve = known } : null;
    }

    private static DamageCurve? CurveOf(string word) => word.Split(':') switch
    {
        ["gg"] => DamageCurve.GrantGrigorieff,
        ["bfactor"] => DamageCurve.BFactor(DamageCurve.UsualBFactorPerDose),
        ["bfactor", var b] when Positive(b) is { } perDose => DamageCurve.BFactor(perDose),
        _ => null,
    };

    private static double? Number(string word, string name) => Arguments(word, name) is [var number] ? Positive(number) : null;

    private static string[]? Arguments(string word, string name) =>
        word.StartsWith(name + "(", StringComparison.Ordinal) && word.EndsWith(')') ? word[(name.Length + 1)..^1].Split(',') : null;

    private static double? Positive(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > 0 && double.IsFinite(number) ? number : null;
}
