namespace Thon.Check.Files;

/// <summary>The exposures before the images of a series, and of each, as one file states them; e/A^2, in the order of the exposures before.</summary>
/// <param name="File">The file.</param>
/// <param name="IsOurs">Whether it is one of our own, whose exposures may begin with what the specimen had seen before.</param>
/// <param name="Exposures">Before and own, and where it stands in the file; the own exposure is null where the file does not state it.</param>
internal sealed record ClaimedExposures(string File, bool IsOurs, (double Before, double? Own, string Place)[] Exposures)
{
    /// <summary>The exposures of every file that states those before all of its images, different ones.</summary>
    internal static IEnumerable<ClaimedExposures> Of(FileClaims claims)
    {
        var rows = claims.Descriptions.Select(file => Ordered(file.FileName, file.IsOurs, file.Tilts.Select(row =>
            (row.DoseBefore?.ElectronsPerSquareAngstrom, row.Dose?.ElectronsPerSquareAngstrom, $"row {row.Row + 1}"))));
        if (claims.Mdoc is { } mdoc)
            rows = rows.Append(Ordered(mdoc.Name, false, mdoc.Sections.Select(section =>
                (section.PriorRecordDose?.ElectronsPerSquareAngstrom, section.ExposureDose?.ElectronsPerSquareAngstrom, $"section {section.Kind} = {section.Label}"))));
        return rows.OfType<ClaimedExposures>();
    }

    private static ClaimedExposures? Ordered(string file, bool isOurs, IEnumerable<(double? Before, double? Own, string Place)> stated)
    {
        var all = stated.ToArray();
        if (all.Length < 2 || all.Any(entry => entry.Before is null) || all.Select(entry => entry.Before).Distinct().Count() == 1) return null;
        return new(file, isOurs, [.. all.Select(entry => (entry.Before!.Value, entry.Own, entry.Place)).OrderBy(entry => entry.Value)]);
    }
}
