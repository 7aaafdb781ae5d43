using System.Globalization;
using Thon.Correct;
using Thon.Provenance.Steps;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline;

/// <summary>What is done to the images, in words: for the log of a run, and for the verbs that do a step alone.</summary>
public static class ProcessingValues
{
    private static readonly ProcessingSteps Defaults = new(CorrectionMode.Flip, new(ExposurePoint.Middle));

    // Where ratios of a fit are shown: the coarse end of the rings, and where the fine detail of most series ends.
    private static readonly Length Coarse = new(40), Fine = new(10);

    // Angles nearer to each other than this are written alike.
    private const double SameDegrees = 0.05;

    /// <summary>Each setting of the steps, its value and whether it is the default; none where nothing is done.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="series">The series as far as it is known.</param>
    public static IEnumerable<MetadataValue> Of(ProcessingSteps steps, TiltSeries series)
    {
        if (steps.IsEmpty) yield break;
        yield return Value("correction", Mode(steps), Mode(Defaults), "--correct");
        if (steps.Correction == CorrectionMode.Wiener)
        {
            yield return new("signal to noise", Ratio(steps, series), steps.SignalToNoise is null ? "default" : "option --snr");
            yield return Value("gain", Gain(steps), Gain(Defaults), "--max-gain");
        }
        yield return Value("B factor", steps.BFactor == 0 ? "none" : BFactor(steps), "none", "--b-factor");
        yield return new("detail kept", Finest(steps, series), steps.Finest is null ? "default" : "option --max-resolution");
        yield return steps.Weighting is { } weighting
            ? new("dose weight", WeightingWords.Of(weighting), WeightingWords.Source(weighting))
            : new("dose weight", "off", "option --dose-weight");
    }

    /// <summary>The same in a line for each step and one for what the correction assumes, such as <c>correcting: wiener, SNR 0.5, gain at most 2</c>.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="series">The series they are done to.</param>
    public static IEnumerable<string> Lines(ProcessingSteps steps, TiltSeries series)
    {
        if (steps.Correction != CorrectionMode.None)
        {
            yield return "correcting: " + string.Join(", ", Filter(steps, series));
            if (Assumed(series) is { Length: > 0 } assumed) yield return "with " + string.Join(", ", assumed);
        }
        if (steps.Weighting is { } weighting) yield return "weighting: dose " + WeightingWords.Of(weighting);
    }

    private static IEnumerable<string> Filter(ProcessingSteps steps, TiltSeries series)
    {
        yield return Mode(steps);
        if (steps.Correction == CorrectionMode.Wiener)
        {
            yield return "SNR " + Ratio(steps, series);
            yield return "gain " + Gain(steps);
        }
        if (steps.BFactor != 0) yield return "B factor " + BFactor(steps);
        if (steps.Finest is not null) yield return "detail kept: " + Finest(steps, series);
    }

    private static string[] Assumed(TiltSeries series)
    {
        double[] phases = [.. series.Tilts.Select(tilt => tilt.Estimate?.PhaseShift.Degrees).OfType<double>().Order()];
        var (offset, along) = (series.Geometry?.TiltOffset.Degrees ?? 0, series.Geometry?.XTilt.Degrees ?? 0);
        return
        [
            .. phases.Any(phase => phase != 0) ? new[] { $"phase shift {Range(phases[0], phases[^1])} degrees" } : [],
            .. offset != 0 ? new[] { Text($"tilt offset {offset:F1} degrees") } : [],
            .. along != 0 ? new[] { Text($"X-tilt {along:F1} degrees") } : [],
        ];
    }

    private static string Range(double low, double high) => high - low < SameDegrees ? Text($"{low:F1}") : Text($"{low:F1} to {high:F1}");

    private static string Mode(ProcessingSteps steps) => CorrectionStep.WordOf(steps.Correction) ?? "none";

    private static string Gain(ProcessingSteps steps) => Text($"at most {steps.MaxGain:G6}");

    private static string BFactor(ProcessingSteps steps) => Text($"{steps.BFactor:G6} A^2");

    private static string Finest(ProcessingSteps steps, TiltSeries series) => steps.Finest switch
    {
        null => "all",
        { } finest when steps.FinestOf(series.PixelSize) is null => Text($"all, since {finest.Angstroms:G6} A is no more than two pixels"),
        { } finest => Text($"down to {finest.Angstroms:G6} A"),
    };

    private static string Ratio(ProcessingSteps steps, TiltSeries series)
    {
        if (steps.SignalToNoise is { } stated) return Stated(stated);
        var known = series.Tilts.Where(tilt => tilt.Estimate?.SignalToNoise is not null).MinBy(tilt => Math.Abs(tilt.Angle.Degrees));
        if (known is not { Estimate.SignalToNoise: { } ratio }) return "from the fit";
        string where = Math.Abs(known.Angle.Degrees) < 0.5 ? "zero tilt" : Text($"{known.Angle.Degrees:F0} degrees");
        return $"from the fit ({Points(ratio)} at {where})";
    }

    private static string Stated(SignalToNoise ratio) => ratio.Ratios.Length switch
    {
        1 => Text($"{ratio.Ratios[0]:G7}"),
        2 when ratio.Frequencies[0] == 0 => Text($"{ratio.Ratios[0]:G7} exp(-{Math.Log(ratio.Ratios[0] / ratio.Ratios[1]) / ratio.Frequencies[1]:G6} A k)"),
        _ => Points(ratio),
    };

    private static string Points(SignalToNoise ratio) =>
        $"{Point(ratio, Coarse)}, {Point(ratio, Fine)}";

    private static string Point(SignalToNoise ratio, Length spacing) => ratio.At(1 / spacing.Angstroms) is >= 10 and var large
        ? Text($"{large:F0} at {spacing.Angstroms} A")
        : Text($"{ratio.At(1 / spacing.Angstroms):G2} at {spacing.Angstroms} A");

    private static MetadataValue Value(string name, string text, string usual, string option) => new(name, text, text == usual ? "default" : "option " + option);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
