using System.Globalization;
using Thon.Estimate;
using Thon.Estimate.Search;

namespace Thon.Pipeline;

/// <summary>How sure the images are of axis and hand, as odds: the likelihood of the best hypothesis over that of another.</summary>
public static class GeometryOdds
{
    // Odds below this are written out.
    private const double LargestWritten = 1e4;

    // The logarithm of 1e99; more of it says nothing more.
    private const double BeyondDoubt = 228;

    /// <summary>The lines, the best hypothesis first.</summary>
    public static IEnumerable<string> Lines(GeometryChoice choice)
    {
        string best = Describe(choice.Best);
        if (choice.Hypotheses.Length == 1) return [best + "; nothing else was in question"];
        // Nothing to choose: images that are tilted little, or hypotheses that say the same.
        if (double.IsPositiveInfinity(choice.Margin)) return [best + "; the alternatives would not change any defocus that matters"];
        if (choice.Hypotheses.Length == 2 && choice.Hypotheses[1].Geometry.Axis == choice.Best.Geometry.Axis)
            return [$"{best}, odds {Odds(choice.Margin)} over {Hand(choice.Hypotheses[1])}"];
        double most = choice.Best.LogLikelihood;
        return [$"{best}, odds {Odds(choice.Margin)} over the next that differs", .. choice.Hypotheses.Skip(1).Select(other => $"  over {Describe(other)}: {Odds(most - other.LogLikelihood)}")];
    }

    /// <summary>Odds in words such as <c>150:1</c> or <c>1e12:1</c>.</summary>
    /// <param name="logLikelihood">Their natural logarithm, zero or more.</param>
    public static string Odds(double logLikelihood)
    {
        double odds = Math.Exp(logLikelihood);
        if (logLikelihood >= BeyondDoubt) return "more than 1e99:1";
        if (odds >= LargestWritten) return Text($"1e{Math.Floor(logLikelihood / Math.Log(10)):F0}:1");
        return odds < 10 ? Text($"{odds:F1}:1") : Text($"{odds:F0}:1");
    }

    private static string Describe(GeometryHypothesis hypothesis) => Text($"axis {hypothesis.Geometry.Axis.Degrees:F1} degrees, hand {Hand(hypothesis)}");

    private static string Hand(GeometryHypothesis hypothesis) => ((int)hypothesis.Geometry.Hand).ToString("+0;-0", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
