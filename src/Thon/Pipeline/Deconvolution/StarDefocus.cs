using System.Globalization;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Star;
using Thon.Tilts;

namespace Thon.Pipeline.Deconvolution;

/// <summary>The tilt whose defocus stands for a volume.</summary>
internal static class StarDefocus
{
    /// <summary>
    /// The tilt nearest to zero degrees of those that are neither excluded nor failed: its image lies in the plane of the volume, and is among the strongest. Of two equally
    /// near the one with less exposure before it. Null where none serves.
    /// </summary>
    public static TiltDescription? Of(SeriesDescription star) =>
        star.Tilts.Where(Serves)
            .OrderBy(row => Math.Abs(row.TiltAngle!.Value.Degrees))
            .ThenBy(row => row.DoseBefore?.ElectronsPerSquareAngstrom ?? 0)
            .FirstOrDefault();

    /// <summary>What a user is told where no tilt serves.</summary>
    public static Finding Missing(SeriesDescription star) => Finding.Error(
        "star-no-tilt", star.FileName, null, Text($"{star.Tilts.Length} tilts, none of them with angle and defocus, not excluded and not failed"), "a tilt that serves",
        "State the defocus with --defocus, in angstrom");

    /// <summary>Where a tilt's defocus comes from, in words.</summary>
    public static string SourceOf(string file, TiltDescription row)
    {
        string place = row.Section is { } section ? Text($"section {section}") : Text($"row {row.Row + 1}");
        return Text($"{file}, {place} at {row.TiltAngle!.Value.Degrees:F1} degrees, mean of U and V");
    }

    private static bool Serves(TiltDescription row) =>
        row is { TiltAngle: not null, IsExcluded: false, Estimate: { Source: DefocusSource.Fit or DefocusSource.Manual, Verdict: not FitVerdict.Failed } };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
