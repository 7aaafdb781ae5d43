using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Thon.Findings;
using Thon.Optics;

namespace Thon.Formats.Warp;

/// <summary>Writes the CTF of a series and of its tilts into a Warp file. Grids that say the same stay, and with them the params of the series.</summary>
internal static class WarpXmlCtf
{
    /// <summary>Writes it.</summary>
    /// <param name="root">The tree, which is changed.</param>
    /// <param name="series">The description.</param>
    /// <param name="tilts">The tilt of each row; null where the row stays.</param>
    /// <param name="old">What the tree said before, or null for an empty one.</param>
    internal static FindingList WriteInPlace(XElement root, SeriesDescription series, ImmutableArray<TiltDescription?> tilts, WarpSeries? old)
    {
        bool fitted = tilts.Any(tilt => tilt?.Estimate is not null);
        var findings = FindingList.Of(fitted ? OpticsNeeds(series, old) : []);
        if (fitted)
        {
            var before = old is null ? null : WarpTiltValues.InFile(old);
            var (values, missing) = Values(series, tilts, before);
            findings = findings.AddRange(missing);
            if (findings.HasErrors) return findings;
            WriteGridsInPlace(root, values, before);
        }
        if (root.Element("CTF") is not null) WriteOpticsInPlace(root, series, fitted && old?.Ctf?.AmplitudeContrast is null);
        return findings;
    }

    private static void WriteGridsInPlace(XElement root, ImmutableArray<WarpTiltValues> values, ImmutableArray<WarpTiltValues>? before)
    {
        var mean = WarpTiltValues.MeanOf(values);
        (string Grid, string Param, Func<WarpTiltValues, double> Of)[] quantities =
        [
            (WarpTiltCtf.DefocusGrid, "Defocus", value => value.Mean), (WarpTiltCtf.DeltaGrid, "DefocusDelta", value => value.Delta),
            (WarpTiltCtf.AngleGrid, "DefocusAngle", value => value.Angle), (WarpTiltCtf.PhaseGrid, "PhaseShift", value => value.Phase),
        ];
        foreach (var (grid, param, of) in quantities)
        {
            if (before is { } known && values.Zip(known).All(pair => WarpText.Same(of(pair.First), of(pair.Second)))) continue;
            WarpXmlParts.SetGridInPlace(root, grid, [.. values.Select(of)]);
            WarpXmlParts.SetParamInPlace(root, "CTF", param, of(mean));
        }
    }

    private static (ImmutableArray<WarpTiltValues> Values, FindingList Findings) Values(
        SeriesDescription series, ImmutableArray<TiltDescription?> tilts, ImmutableArray<WarpTiltValues>? before)
    {
        WarpTiltValues?[] values = [.. tilts.Select((tilt, i) => tilt?.Estimate is { } estimate ? before is { } old ? WarpTiltValues.Of(estimate).Like(old[i]) : WarpTiltValues.Of(estimate) : before?[i])];
        int lacking = tilts.Zip(values).Count(pair => pair is { First: null or { IsExcluded: false }, Second: null });
        if (lacking > 0)
            return ([], FindingList.Of(Finding.Error(
                WarpNeeds.Missing, series.FileName, null, string.Create(CultureInfo.InvariantCulture, $"{lacking} of {tilts.Length} tilts without a defocus"),
                "a defocus for every tilt that is used", "Name a file that has them as well, or one that leaves these tilts out")));
        int excluded = values.Count(value => value is null);
        var mean = WarpTiltValues.MeanOf([.. values.OfType<WarpTiltValues>()]);
        var note = Finding.Note(
            "convert-assumed", series.FileName, null, string.Create(CultureInfo.InvariantCulture, $"{excluded} excluded tilts without a defocus"), null, "Warp's grid must have a number there: that of the other tilts' mean was written");
        return ([.. values.Select(value => value ?? mean)], FindingList.Of(excluded > 0 ? [note] : []));
    }

    private static IEnumerable<Finding> OpticsNeeds(SeriesDescription series, WarpSeries? old)
    {
        (bool IsMissing, string What, string Option)[] needs =
        [
            (series.Voltage is null && (old?.Ctf?.Voltage ?? old?.Options?.Voltage) is null, "voltage", "--voltage"),
            (series.SphericalAberration is null && (old?.Ctf?.SphericalAberration ?? old?.Options?.SphericalAberration) is null, "spherical aberration", "--cs"),
            (series.PixelSize is null && (old?.Ctf?.PixelSize ?? old?.Options?.PixelSize) is null, "pixel size", "--pixel-size"),
        ];
        foreach (var (_, what, option) in needs.Where(need => need.IsMissing))
            yield return Finding.Error(WarpNeeds.Missing, series.FileName, null, $"no {what}", "what the defoci were fitted with", $"State it with {option}");
        if (series.AmplitudeContrast is null && old?.Ctf?.AmplitudeContrast is null)
            yield return Finding.Warning(
                "convert-assumed", series.FileName, null, "no amplitude contrast", null, string.Create(CultureInfo.InvariantCulture, $"{Microscope.DefaultAmplitudeContrast} was written; state it with --amplitude-contrast"));
    }

    private static void WriteOpticsInPlace(XElement root, SeriesDescription series, bool needsContrast)
    {
        double? contrast = series.AmplitudeContrast ?? (needsContrast ? Microscope.DefaultAmplitudeContrast : null);
        double binning = Math.Pow(2, WarpFields.Finite(root, "OptionsCTF", "BinTimes") ?? 0);
        (string Group, string Name, double? Value)[] all =
        [
            ("CTF", "Voltage", series.Voltage?.Kilovolts), ("CTF", "Cs", series.SphericalAberration?.Millimeters), ("CTF", "Amplitude", contrast),
            ("CTF", "PixelSize", series.PixelSize?.Angstroms), ("CTF", "Thickness", series.SlabThickness?.Nanometers),
            ("OptionsCTF", "Voltage", series.Voltage?.Kilovolts), ("OptionsCTF", "Cs", series.SphericalAberration?.Millimeters), ("OptionsCTF", "Amplitude", contrast),
            ("OptionsCTF", "PixelSize", series.PixelSize?.Angstroms / binning),
        ];
        // What was not processed by Warp has no options of its processing.
        foreach (var (group, name, value) in all.Where(one => root.Element(one.Group) is not null))
            if (value is { } known) WarpXmlParts.SetParamInPlace(root, group, name, known);
    }
}
