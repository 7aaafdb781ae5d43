using System.Globalization;
using static Thon.AccuracyStudies.MarkdownTable;

namespace Thon.AccuracyStudies;

/// <summary>The table of the check of the bound's model against the simulator's images.</summary>
internal static class ModelTable
{
    /// <summary>A row for each image.</summary>
    public static string Of(IEnumerable<ModelCheckRow> rows)
    {
        string[] bands = [.. Enumerable.Range(0, ModelCheck.Bands).Select(band => string.Create(CultureInfo.InvariantCulture, $"to {(band + 1.0) / ModelCheck.Bands:F2} Nyquist"))];
        var table = new MarkdownTable(["image", .. bands]);
        foreach (var row in rows) table.Add([row.Name, .. row.Ratios.Zip(row.Sigmas, (ratio, sigma) => $"{Cell(ratio, "F3")} +- {Cell(sigma, "F3")}")]);
        return table.ToString();
    }
}
