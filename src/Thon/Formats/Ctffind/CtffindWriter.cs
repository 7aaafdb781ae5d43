using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Formats.Text;

namespace Thon.Formats.Ctffind;

/// <summary>Writes a description as a table of CTFFIND 4, <c>NAME_ctffind4.txt</c>: seven columns, defoci in angstrom, phase shift in radian.</summary>
public static class CtffindWriter
{
    private const int Decimals = 6;

    private const SeriesFact Optics = SeriesFact.Voltage | SeriesFact.SphericalAberration | SeriesFact.AmplitudeContrast | SeriesFact.PixelSize;

    private const string Columns = "# Columns: #1 - micrograph number; #2 - defocus 1 [Angstroms]; #3 - defocus 2; #4 - azimuth of astigmatism; "
        + "#5 - additional phase shift [radians]; #6 - cross correlation; #7 - spacing (in Angstroms) up to which CTF rings were fit successfully\n";

    /// <summary>The table of a series.</summary>
    /// <param name="series">Its description: a name, and every section from 0 once, with its fitted defocus; excluded tilts may lack theirs and then have no row.</param>
    public static DialectOutput Write(SeriesDescription series)
    {
        var (tilts, findings) = SectionOrder.Of(series);
        findings = findings.AddRange(Missing(series));
        if (findings.HasErrors) return new([], findings);
        string file = series.Name + "_ctffind4.txt";
        ImmutableArray<TiltDescription> rows = [.. tilts.Where(tilt => tilt.Estimate is not null)];
        var held = SeriesFact.Defocus | SeriesFact.PhaseShift | SeriesFact.FitQuality | (HasOptics(series) ? Optics : SeriesFact.None);
        findings = findings.AddRange(Left(tilts, file)).AddRange(Unscored(rows, file)).AddRange(SeriesFacts.NotHeld(series, file, held));
        return new([new(file, Head(series, tilts.Length) + string.Concat(rows.Select(Row)))], findings);
    }

    private static IEnumerable<Finding> Missing(SeriesDescription series)
    {
        if (string.IsNullOrWhiteSpace(series.Name))
            yield return Finding.Error("convert-missing", series.FileName, "name", "not stated", "the name of the series", "Name its stack as well");
        int without = series.Tilts.Count(tilt => tilt.Estimate is null && !tilt.IsExcluded);
        if (without > 0 || series.Tilts.All(tilt => tilt.Estimate is null))
            yield return Finding.Error(
                "convert-missing", series.FileName, "defocus of each tilt", string.Create(CultureInfo.InvariantCulture, $"{without} of {series.Tilts.Length} tilts without one"),
                "a fitted defocus of every tilt that is not excluded", "Name a file that has them as well");
    }

    private static IEnumerable<Finding> Left(ImmutableArray<TiltDescription> tilts, string file)
    {
        int[] left = [.. tilts.Where(tilt => tilt.Estimate is null).Select(tilt => tilt.Section!.Value + 1)];
        if (left.Length > 0)
            yield return Finding.Warning(
                "convert-lossy", file, null, $"no rows {string.Join(", ", left)}, whose tilts are excluded and have no defocus", "a row for every image",
                "Programs that count rows instead of reading their numbers take the rows behind for others");
    }

    private static IEnumerable<Finding> Unscored(ImmutableArray<TiltDescription> rows, string file)
    {
        int unknown = rows.Count(row => row.Estimate!.Score is null), unseen = rows.Count(row => row.Estimate!.Resolution is null);
        if (unknown + unseen > 0)
            yield return Finding.Note(
                "convert-lossy", file, "columns 6 and 7", string.Create(CultureInfo.InvariantCulture, $"{unknown} scores and {unseen} resolutions are not known"), null, "0 and inf stand for them");
    }

    private static bool HasOptics(SeriesDescription series) => series is { PixelSize: not null, Voltage: not null, SphericalAberration: not null };

    // Five lines, as in CTFFIND 4: some readers count them.
    private static string Head(SeriesDescription series, int count)
    {
        var text = new StringBuilder("# Output in the format of CTFFind version 4, written by Thon\n");
        text.Append(CultureInfo.InvariantCulture, $"# Input file: {series.Name}.mrc ; Number of micrographs: {count}\n");
        text.Append(HasOptics(series) ? OpticsLine(series) : "# Pixel size, voltage and spherical aberration: not all known\n");
        return text.Append("# Box size and the ranges searched: not known\n").Append(Columns).ToString();
    }

    private static string OpticsLine(SeriesDescription series)
    {
        string contrast = series.AmplitudeContrast is { } fraction ? $" ; amplitude contrast: {TextNumber.Fixed(fraction, 4)}" : string.Empty;
        return $"# Pixel size: {TextNumber.Fixed(series.PixelSize!.Value.Angstroms, 4)} Angstroms ; acceleration voltage: {TextNumber.Fixed(series.Voltage!.Value.Kilovolts, 1)} keV"
            + $" ; spherical aberration: {TextNumber.Fixed(series.SphericalAberration!.Value.Millimeters, 3)} mm{contrast}\n";
    }

    private static string Row(TiltDescription tilt)
    {
        var fit = tilt.Estimate!;
        double[] values =
        [
            tilt.Section!.Value + 1, fit.Defocus.U.Angstroms, fit.Defocus.V.Angstroms, fit.Defocus.Angle.Degrees, fit.PhaseShift.Radians, fit.Score ?? 0,
        ];
        string resolution = fit.Resolution is { } finest ? TextNumber.Fixed(finest.Angstroms, Decimals) : "inf";
        return string.Join(' ', values.Select(value => TextNumber.Fixed(value, Decimals)).Append(resolution)) + "\n";
    }
}
