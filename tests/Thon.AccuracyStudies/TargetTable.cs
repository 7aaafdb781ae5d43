using Thon.Tilts;
using static Thon.AccuracyStudies.MarkdownTable;

namespace Thon.AccuracyStudies;

/// <summary>What the estimation is held to, and what it reaches. No series and no tilt is left out of a pooled number it belongs to.</summary>
internal static class TargetTable
{
    private const double LargestPull = 3, LargestAngleError = 1;

    /// <summary>The table.</summary>
    /// <param name="simulated">What came out of the simulated series.</param>
    /// <param name="practice">What came out of the practice series that are there.</param>
    public static string Of(IReadOnlyList<SeriesOutcome> simulated, IReadOnlyList<SeriesOutcome> practice)
    {
        var table = new MarkdownTable("what", "target", "measured", "over", "met");
        AddDefocus(table, simulated);
        AddPractice(table, practice);
        AddShared(table, [.. simulated, .. practice]);
        return table.ToString();
    }

    private static void AddDefocus(MarkdownTable table, IReadOnlyList<SeriesOutcome> simulated)
    {
        TiltOutcome[] bounded = [.. simulated.SelectMany(outcome => outcome.Bounded)];
        double[] ratios = [.. simulated.Select(outcome => outcome.Ratio).OfType<double>()];
        double? ratio = Pooling.Ratio(bounded);
        table.Add("rms error of mean defocus / rms bound, pooled", "at most 1.5", Cell(ratio, "F2"), $"{bounded.Length} tilts with a bound below 100 A", Met(ratio <= 1.5));
        TiltOutcome[] ice = [.. simulated.Where(outcome => outcome.IsIceAlone).SelectMany(outcome => outcome.Bounded)];
        table.Add("the same, series of ice alone", "", Cell(Pooling.Ratio(ice), "F2"), $"{ice.Length} tilts", "");
        table.Add("the same, median of the series", "", Cell(Pooling.Median(ratios), "F2"), $"{ratios.Length} series", "");
        double[] pulls = [.. simulated.SelectMany(outcome => outcome.Tilts).Select(tilt => tilt.Pull).OfType<double>()];
        double? honest = Pooling.Rms(pulls);
        table.Add("rms of error / standard error, pooled", "0.7 to 1.4", Cell(honest, "F2"), $"{pulls.Length} tilts with a standard error", Met(honest is { } rms ? rms is >= 0.7 and <= 1.4 : null));
        TiltOutcome[] good = [.. simulated.SelectMany(outcome => outcome.Tilts).Where(tilt => tilt.Verdict == FitVerdict.Good)];
        double? worst = Pooling.Worst(good.Select(tilt => tilt.Pull).OfType<double>());
        table.Add("worst error / standard error of a tilt called good", "at most 5", Cell(worst, "F1"), $"{good.Length} tilts", Met(worst is null ? null : worst <= 5));
    }

    private static void AddPractice(MarkdownTable table, IReadOnlyList<SeriesOutcome> practice)
    {
        foreach (var (name, target) in new[] { ("P1", 35.0), ("P2", 120.0) })
        {
            if (practice.FirstOrDefault(outcome => outcome.Name == name) is not { } one) continue;
            double? rms = Pooling.Rms(one.Tilts.Select(tilt => tilt.Error));
            table.Add($"rms error of mean defocus on {name}, A", $"at most {Cell(target, "F0")}", Cell(rms, "F1"), $"{one.Tilts.Length} tilts", Met(rms <= target));
            double? thickness = one.Thickness.Error / one.Thickness.Truth * 100;
            table.Add($"thickness on {name}, %", "within 15", Cell(thickness, "F1"), "", Met(thickness is null ? null : Math.Abs(thickness.Value) <= 15));
        }
        if (practice.FirstOrDefault(outcome => outcome.Name == "P1") is { } p1)
        {
            bool met = Math.Abs(p1.AstigmatismError ?? double.NaN) <= 40 && Math.Abs(p1.AstigmatismAngleError ?? double.NaN) <= 2;
            table.Add("astigmatism on P1, A and degrees", "within 40 and 2", $"{Cell(p1.AstigmatismError, "F0")} and {Cell(p1.AstigmatismAngleError, "F1")}", "", Met(met));
        }
        if (practice.FirstOrDefault(outcome => outcome.Name == "P3") is { } p3)
            table.Add("phase on P3, degrees", "within 4", Cell(p3.Phase?.Error, "F1"), "", Met(p3.Phase?.Error is { } error ? Math.Abs(error) <= 4 : null));
    }

    private static void AddShared(MarkdownTable table, IReadOnlyList<SeriesOutcome> all)
    {
        double[] pulls = [.. all.Select(outcome => outcome.Thickness.Pull).OfType<double>()];
        double? worst = Pooling.Worst(pulls);
        table.Add("worst thickness error / standard error", "at most 3", Cell(worst, "F1"), $"{pulls.Length} of {all.Count} series", Met(worst is null ? null : worst <= LargestPull));
        SeriesOutcome[] decided = [.. all.Where(outcome => outcome.IsDecided && outcome.IsGeometryRight is not null)];
        int right = decided.Count(outcome => outcome.IsGeometryRight == true), asked = all.Count(outcome => outcome.Tilts.Length > 1);
        table.Add("axis and hand right where their odds are called decisive", "all", $"{right} of {decided.Length}", $"{asked} series asked", Met(decided.Length == 0 ? null : right == decided.Length));
        SharedOutcome[] angles = [.. all.SelectMany(outcome => new[] { outcome.TiltOffset, outcome.XTilt }).OfType<SharedOutcome>()];
        SharedOutcome[] found = [.. angles.Where(angle => angle.Found is not null)];
        int within = found.Count(angle => Math.Abs(angle.Error!.Value) <= Math.Max(LargestAngleError, LargestPull * (angle.Sigma ?? 0)));
        table.Add("pre-tilt and X-tilt within the larger of 1 degree and 3 standard errors", "all", $"{within} of {found.Length}", $"{angles.Length} angles asked", Met(found.Length == 0 ? null : within == angles.Length));
    }

    private static string Met(bool? met) => met switch { true => "yes", false => "**no**", null => "-" };
}
