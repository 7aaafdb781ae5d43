using System.Text;
using Thon.Estimate;
using Thon.Estimate.Search;
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
        foreach (string line in geometry is null ? [] : GeometryOdds.Lines(geometry)) text.Append("  ").Append(line).Append('\n');
        text.Append("\ntilts\n");
        foreach (string line in TiltTable.Lines(series)) text.Append("  ").Append(line).Append('\n');
        text.Append("\nseries\n");
        foreach (string line in SeriesSummary.Lines(series)) text.Append("  ").Append(line).Append('\n');
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
}
