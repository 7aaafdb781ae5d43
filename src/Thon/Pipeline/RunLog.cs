using System.Text;
using Thon.Estimate;
using Thon.Estimate.Search;
using Thon.Findings;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>What a run did, as text: every value with where it came from, every tilt, every finding. The same input gives the same text.</summary>
public static class RunLog
{
    /// <summary>What stands above the values.</summary>
    internal const string ValuesHeading = "values";

    /// <summary>What stands above what the run found.</summary>
    internal const string FindingsHeading = "findings";

    /// <summary>What stands above what the check found besides.</summary>
    internal const string CheckHeading = "check";

    /// <summary>The log of a run. <see cref="LoggedRun"/> reads its values and findings back.</summary>
    /// <param name="heading">Lines for the top, such as the command line; the library knows neither the user nor the time.</param>
    /// <param name="values">Each value in use and where it came from.</param>
    /// <param name="series">The series as it came out.</param>
    /// <param name="geometry">How axis and hand were told, or null where nothing was estimated.</param>
    /// <param name="findings">Everything found.</param>
    /// <param name="check">What the check of the files found besides.</param>
    public static string Text(
        IEnumerable<string> heading, IEnumerable<MetadataValue> values, TiltSeries series, GeometryChoice? geometry, FindingList findings, params IEnumerable<Finding> check)
    {
        var text = new StringBuilder();
        foreach (string line in heading) text.Append(line).Append('\n');
        Add(text, ValuesHeading, Values(values));
        if (geometry is not null) Add(text, "geometry", GeometryOdds.Lines(geometry));
        Add(text, "tilts", TiltTable.Lines(series));
        Add(text, "series", SeriesSummary.Lines(series));
        Add(text, FindingsHeading, findings.Count == 0 ? ["none"] : findings.Select(finding => finding.ToString()));
        string[] more = [.. check.Select(finding => finding.ToString())];
        if (more.Length > 0) Add(text, CheckHeading, more);
        return text.ToString();
    }

    private static void Add(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        text.Append('\n').Append(heading).Append('\n');
        foreach (string line in lines) text.Append("  ").Append(line).Append('\n');
    }

    /// <summary>Values as aligned lines: name, value, source.</summary>
    public static IEnumerable<string> Values(IEnumerable<MetadataValue> values)
    {
        MetadataValue[] all = [.. values];
        int name = all.Max(value => value.Name.Length), width = all.Max(value => value.Value.Length);
        return all.Select(value => $"{value.Name.PadRight(name)}  {value.Value.PadRight(width)}  ({value.Source})");
    }
}
