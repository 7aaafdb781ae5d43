using System.Globalization;
using System.Text;
using Thon.Estimate;
using Thon.Findings;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>What a run did, as text: every value with where it came from, every tilt, every finding. The same input gives the same text.</summary>
public static class RunLog
{
    /// <summary>The log of a run.</summary>
    /// <param name="heading">Lines for the top, such as the command line; the library knows neither the user nor the time.</param>
    /// <param name="values">Each value in use and where it came from.</param>
    /// <param name="series">The series as it came out.</param>
    /// <param name="geometry">How axis and hand were told, or null where nothing was estimated.</param>
    /// <param name="findings">Everything found.</param>
    public static string Text(
        IEnumerable<string> heading, IEnumerable<MetadataValue> values, TiltSeries series, GeometryChoice? geometry, FindingList findings)
    {
        var text = new StringBuilder();
        foreach (string line in heading) text.Append(line).Append('\n');
        text.Append("\nvalues\n");
        foreach (string line in Values(values)) text.Append("  ").Append(line).Append('\n');
        if (geometry is not null) text.Append("\ngeometry\n");
        foreach (string line in geometry is null ? [] : Geometry(geometry)) text.Append("  ").Append(line).Append('\n');
        text.Append("\ntilts\n");
        foreach (string line in Tilts(series).Concat(Astigmatism(series))) text.Append("  ").Append(line).Append('\n');
        text.Append("\nfindings\n");
        if (findings.Count == 0) text.Append("  none\n");
        foreach (var finding in findings) text.Append("  ").Append(finding).Append('\n');
        return text.ToString();
    }

    /// <summary>Values as aligned lines: name, value, source.</summary>
    public static IEnumerable<string> Values(IEnumerable<MetadataValue> values)
    {
        MetadataValue[] all = [.. values];
        int name = all.Max(value => value.Name.Length), width = all.Max(value => value.Value.Length);
        return all.Select(value => $"{value.Name.PadRight(name)}  {value.Value.PadRight(width)}  ({value.Source})");
    }

    /// <summary>How axis and hand were told, a line each hypothesis, best first.</summary>
    public static IEnumerable<string> Geometry(GeometryChoice choice)
    {
        string best = Describe(choice.Best);
        if (choice.Hypotheses.Length == 1) return [best];
        // Nothing to choose: images that are tilted little, or hypotheses that say the same.
        if (double.IsPositiveInfinity(choice.Margin)) return [best + "; the alternatives would not change any defocus that matters"];
        double most = choice.Best.LogLikelihood;
        return
        [
            best + ": explains the images best",
            .. choice.Hypotheses.Skip(1).Select(other => string.Create(
                CultureInfo.InvariantCulture, $"{Describe(other)}: log likelihood lower by {most - other.LogLikelihood:F1}")),
        ];
    }

    private static string Describe(GeometryHypothesis hypothesis) =>
        string.Create(CultureInfo.InvariantCulture, $"axis {hypothesis.Geometry.Axis.Degrees:F1} degrees, hand {(int)hypothesis.Geometry.Hand:+0;-0}");

    /// <summary>The tilts as a table.</summary>
    public static IEnumerable<string> Tilts(TiltSeries series)
    {
        yield return " section   tilt  defocus U  defocus V   angle  +- mean  source     rings to  score  dose before";
        yield return "(from 0)    deg          A          A     deg        A                   A               e/A^2";
        foreach (var tilt in series.Tilts)
        {
            string dose = tilt.DoseBefore is { } before ? Number(before.ElectronsPerSquareAngstrom, "F2") : "-";
            string start = $"{tilt.Section,8} {Number(tilt.Angle.Degrees, "F2"),6}";
            if (tilt.Estimate is not { } estimate)
            {
                yield return $"{start}  {"-",9}  {"-",9}  {"-",6}  {"-",7}  {"-",-9}  {"-",8}  {"-",5}  {dose,11}";
                continue;
            }
            var defocus = estimate.Defocus;
            string source = estimate.Source == DefocusSource.Fit ? "fit" : "predicted";
            yield return $"{start}  {Number(defocus.U.Angstroms, "F0"),9}  {Number(defocus.V.Angstroms, "F0"),9}  {Number(defocus.Angle.Degrees, "F1"),6}"
                + $"  {Number(estimate.Sigma?.Angstroms, "F0"),7}  {source,-9}  {Number(estimate.Resolution?.Angstroms, "F1"),8}  {Number(estimate.Score, "F2"),5}  {dose,11}";
        }
    }

    /// <summary>The astigmatism that all tilts share, with its standard errors; nothing where it is not known to be shared.</summary>
    public static IEnumerable<string> Astigmatism(TiltSeries series)
    {
        if (series.Tilts[0].Estimate is { AstigmatismSigma: { } difference, AngleSigma: { } angle, Defocus: var defocus })
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"astigmatism {defocus.Astigmatism.Angstroms:F0} +- {difference.Angstroms:F0} A at {defocus.Angle.Degrees:F1} +- {angle.Degrees:F1} degrees{(series.Tilts.Length > 1 ? ", one for all tilts" : "")}");
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
