using System.Globalization;
using Thon.Correct;
using Thon.Optics;

namespace Thon.Pipeline;

/// <summary>A dose weighting in words, for the log and for what the verbs print; what is as usual but for the moment goes unsaid.</summary>
internal static class WeightingWords
{
    /// <summary>Such as <c>at the end of each exposure, B factor 4 A^2 for each e/A^2, over the mean square, times cos(tilt)</c>.</summary>
    public static string Of(DoseWeighting weighting) => string.Join(", ", Words(weighting));

    /// <summary>The options that stated it, or <c>default</c>.</summary>
    public static string Source(DoseWeighting weighting) => Options(weighting).ToArray() is { Length: > 0 } options ? "option " + string.Join(", ", options) : "default";

    /// <summary>The moment of an exposure.</summary>
    public static string Moment(ExposurePoint moment) => $"at the {moment.ToString().ToLowerInvariant()} of each exposure";

    private static IEnumerable<string> Words(DoseWeighting weighting)
    {
        yield return Moment(weighting.Moment);
        if (weighting.Curve.BFactorPerDose is { } b) yield return string.Create(CultureInfo.InvariantCulture, $"B factor {b:G6} A^2 for each e/A^2");
        if (weighting.Normalisation == WeightNormalisation.SumOfSquares) yield return "over the root of the sum of squares";
        if (weighting.Normalisation == WeightNormalisation.MeanSquare) yield return "over the root of the mean square";
        if (weighting.Tilting == TiltFactor.Cosine) yield return "times cos(tilt)";
    }

    private static IEnumerable<string> Options(DoseWeighting weighting)
    {
        if (weighting.Moment != ExposurePoint.Middle) yield return "--dose-at";
        if (weighting.Curve != DamageCurve.GrantGrigorieff) yield return "--curve";
        if (weighting.Curve.BFactorPerDose is not (null or DamageCurve.UsualBFactorPerDose)) yield return "--b-per-dose";
        if (weighting.Normalisation != WeightNormalisation.None) yield return "--normalise";
        if (weighting.Tilting != TiltFactor.None) yield return "--cos-tilt";
    }
}
