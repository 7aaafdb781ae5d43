using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>The exposure before an image grows from image to image in the order of their times.</summary>
public static class DoseInTime
{
    /// <summary>Finds an mdoc whose PriorRecordDose and DateTime tell of two orders.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        var known = claims.Mdoc?.Sections.Where(section => section is { Acquired: not null, PriorRecordDose: not null }).OrderBy(section => section.Acquired).ToArray() ?? [];
        var wrong = known.Zip(known.Skip(1)).Where(pair => pair.First.Acquired < pair.Second.Acquired
            && pair.Second.PriorRecordDose!.Value.ElectronsPerSquareAngstrom < pair.First.PriorRecordDose!.Value.ElectronsPerSquareAngstrom).ToArray();
        if (wrong.Length == 0) yield break;
        var (before, after) = wrong[0];
        yield return Finding.Warning(
            "mdoc-dose-order", claims.Mdoc!.Name, $"section {after.Kind} = {after.Label}",
            FormattableString.Invariant($"PriorRecordDose {after.PriorRecordDose!.Value.ElectronsPerSquareAngstrom:0.###} after {before.PriorRecordDose!.Value.ElectronsPerSquareAngstrom:0.###} of the image before it in time")
                + (wrong.Length > 1 ? $", and {wrong.Length - 1} more like it" : ""),
            "an exposure that grows with DateTime", "Find out which of the two is right, and state the order with --dose-order");
    }
}
