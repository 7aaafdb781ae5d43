using Thon.Formats.Text;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>The tilts of a series as a table of at most 100 columns, one line a tilt; long reasons go on below.</summary>
public static class TiltTable
{
    private const int Width = 100;

    /// <summary>The lines of the table, its head first.</summary>
    /// <param name="series">The series, with estimates or without.</param>
    public static IEnumerable<string> Lines(TiltSeries series)
    {
        Column[] columns = [.. Columns(series)];
        yield return Head(columns.Select(column => column.Name.PadLeft(column.Width)), "verdict");
        yield return Head(columns.Select(column => column.Unit.PadLeft(column.Width)), "");
        int left = columns.Sum(column => column.Width) + 2;
        foreach (var tilt in series.Tilts)
        {
            string numbers = string.Concat(columns.Select(column => (column.Text(tilt) ?? "-").PadLeft(column.Width)));
            string[] verdict = [.. Wrapped(VerdictOf(tilt), Width - left)];
            yield return $"{numbers}  {verdict[0]}";
            foreach (string more in verdict.Skip(1)) yield return new string(' ', left) + more;
        }
    }

    // A phase is shown where there is one: most series are taken without a phase plate.
    private static IEnumerable<Column> Columns(TiltSeries series)
    {
        yield return new("section", "from 0", 7, tilt => Number(tilt.Section, 0));
        yield return new("tilt", "deg", 8, tilt => Number(tilt.Angle.Degrees, 2));
        yield return new("U", "A", 8, tilt => Number(tilt.Estimate?.Defocus.U.Angstroms, 0));
        yield return new("V", "A", 8, tilt => Number(tilt.Estimate?.Defocus.V.Angstroms, 0));
        yield return new("+- mean", "A", 9, tilt => Number(tilt.Estimate?.Sigma?.Angstroms, 0));
        yield return new("angle", "deg", 8, tilt => Number(tilt.Estimate?.Defocus.Angle.Degrees, 1));
        if (series.Tilts.Any(tilt => tilt.Estimate is { } estimate && (estimate.PhaseSigma is not null || estimate.PhaseShift.Radians != 0)))
            yield return new("phase", "deg", 8, tilt => Number(tilt.Estimate?.PhaseShift.Degrees, 1));
        yield return new("rings to", "A", 10, tilt => Number(tilt.Estimate?.Resolution?.Angstroms, 1));
        yield return new("score", "", 7, tilt => Number(tilt.Estimate?.Score, 2));
        yield return new("e/A^2", "before", 8, tilt => Number(tilt.DoseBefore?.ElectronsPerSquareAngstrom, 1));
    }

    private static string VerdictOf(Tilt tilt)
    {
        if (tilt.IsExcluded) return "excluded";
        if (tilt.Estimate is not { } estimate) return "-";
        string word = estimate.Verdict?.Word() ?? estimate.Source.Word();
        return estimate.Verdict is null or FitVerdict.Good || estimate.Reason.Length == 0 ? word : $"{word}: {estimate.Reason}";
    }

    private static IEnumerable<string> Wrapped(string text, int width)
    {
        while (text.Length > width && text.LastIndexOf(' ', width) is > 0 and var blank)
        {
            yield return text[..blank];
            text = text[(blank + 1)..];
        }
        yield return text;
    }

    private static string Head(IEnumerable<string> cells, string last) => $"{string.Concat(cells)}  {last}".TrimEnd();

    private static string? Number(double? value, int decimals) => value is { } known ? TextNumber.Fixed(known, decimals) : null;

    private sealed record Column(string Name, string Unit, int Width, Func<Tilt, string?> Text);
}
