using System.Globalization;
using static Thon.AccuracyStudies.MarkdownTable;

namespace Thon.AccuracyStudies;

/// <summary>The tables of the checks of the bound against the simulator's images.</summary>
internal static class ModelTable
{
    /// <summary>How far the best possible estimate scatters.</summary>
    public static string Of(IEnumerable<BoundCheckRow> rows)
    {
        var table = new MarkdownTable("images", "bound A", "rms error of the best estimate A", "ratio");
        foreach (var row in rows)
        {
            double ratio = row.Scatter / row.Bound;
            table.Add(row.Name, Cell(row.Bound, "F1"), Cell(row.Scatter, "F1"), $"{Cell(ratio, "F2")} +- {Cell(ratio * row.RelativeSigma, "F2")}");
        }
        return table.ToString();
    }

    /// <summary>Measured power over the model's, a row for each image.</summary>
    public static string Of(IEnumerable<ModelCheckRow> rows)
    {
        string[] bands = [.. Enumerable.Range(0, ModelCheck.Bands).Select(band => string.Create(CultureInfo.InvariantCulture, $"to {(band + 1.0) / ModelCheck.Bands:F2} Nyquist"))];
        var table = new MarkdownTable(["image", .. bands]);
        foreach (var row in rows) table.Add([row.Name, .. row.Ratios.Zip(row.Sigmas, (ratio, sigma) => $"{Cell(ratio, "F3")} +- {Cell(sigma, "F3")}")]);
        return table.ToString();
    }
}
