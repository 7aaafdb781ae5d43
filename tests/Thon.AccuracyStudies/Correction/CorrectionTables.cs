using System.Globalization;
using static Thon.AccuracyStudies.MarkdownTable;

namespace Thon.AccuracyStudies.Correction;

/// <summary>The tables of the study of corrections.</summary>
internal static class CorrectionTables
{
    // A gain over a correlation that is not there says nothing.
    private const double LeastSigmas = 4;

    /// <summary>Correlation with the truth, and what multiplication and the Wiener filter gain.</summary>
    public static string Correlations(CorrectionOutcome outcome)
    {
        var methods = CorrectionMethod.All;
        var table = new MarkdownTable(
            ["tilt deg", "band A", .. methods.Select(method => method.Name), "multiply over flip, %", "Wiener over multiply, %", "Wiener, fitted ratio, over multiply, %"]);
        foreach (var (section, band) in Rows())
            table.Add(
            [
                Tilt(outcome, section), $"{Band.All[band]}",
                .. methods.Select(method => Text(outcome.Average(section, band, of => of(method)?.Correlation), "F3")),
                Gain(outcome, section, band, CorrectionMethod.Multiply, CorrectionMethod.Flip),
                Gain(outcome, section, band, CorrectionMethod.Wiener, CorrectionMethod.Multiply),
                Gain(outcome, section, band, CorrectionMethod.FittedWiener, CorrectionMethod.Multiply),
            ]);
        return table.ToString();
    }

    /// <summary>Squared error over the power of the truth, of the methods whose scale is that of the truth.</summary>
    public static string Errors(CorrectionOutcome outcome)
    {
        CorrectionMethod[] methods = [CorrectionMethod.Flip, CorrectionMethod.Wiener, CorrectionMethod.FittedWiener];
        var table = new MarkdownTable(["tilt deg", "band A", .. methods.Select(method => method.Name)]);
        foreach (var (section, band) in Rows())
            table.Add([Tilt(outcome, section), $"{Band.All[band]}", .. methods.Select(method => Text(outcome.Average(section, band, of => of(method)?.Error), "F3"))]);
        return table.ToString();
    }

    private static IEnumerable<(int Section, int Band)> Rows() =>
        from section in Enumerable.Range(0, CorrectionCase.JudgedSections.Length)
        from band in Enumerable.Range(0, Band.All.Length)
        select (section, band);

    private static string Tilt(CorrectionOutcome outcome, int section) =>
        outcome.Case.Settings.TiltAngles[CorrectionCase.JudgedSections[section]].Degrees.ToString("F0", CultureInfo.InvariantCulture);

    /// <summary>The gain's scatter is that of the difference on the same images.</summary>
    private static string Gain(CorrectionOutcome outcome, int section, int band, CorrectionMethod method, CorrectionMethod over)
    {
        var before = outcome.Average(section, band, of => of(over)?.Correlation);
        if (before is not { } known || known.Mean < LeastSigmas * known.Sigma) return "-";
        return Text(outcome.Average(section, band, of => of(method)?.Correlation - of(over)?.Correlation) * (100 / known.Mean), "F1");
    }

    private static string Text(Averaged? average, string format) => average is { } known ? $"{Cell(known.Mean, format)} +- {Cell(known.Sigma, format)}" : "-";
}
