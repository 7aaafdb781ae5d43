using System.Collections.Immutable;
using System.Globalization;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline;

/// <summary>
/// The dose: option --dose-file or --dose, else the file with the defoci, else the mdoc's PriorRecordDose and ExposureDose, else its ExposureDose in
/// the order of acquisition.
/// </summary>
internal static class MetadataDose
{
    // Above this nothing is left of a specimen at any resolution worth weighting; a dose per pixel reads like it.
    private const double AbsurdDose = 500;

    internal static DoseHistory? Resolve(MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        var found = Stated(sources, angles, ledger);
        if (found is not { } dose)
        {
            bool reported = sources.IsMdocUnmatched || ledger.Findings.Any(finding => finding.Code.StartsWith("dose", StringComparison.Ordinal));
            if (sources.Need(MetadataNeeds.Dose) && !reported)
                ledger.Error("dose-missing", sources.Stack.Name, null, "no dose in its metadata", null, "Name its mdoc with --mdoc, or state the dose with --dose-file, or --dose and --dose-order.");
            return null;
        }

        Check(sources, dose.History, dose.Source, ledger);
        ledger.Use("dose", string.Create(CultureInfo.InvariantCulture, $"{Range(dose.History)} e/A^2 an image, {dose.History.Total.ElectronsPerSquareAngstrom:F2} in all"), dose.Source);
        return dose.History;
    }

    private static (DoseHistory History, string Source)? Stated(MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        var options = sources.Options;
        if (options is { Dose: not null, DoseFile: not null })
            ledger.Error("dose-twice", null, "--dose and --dose-file", "both", "one of them");
        if (options.DoseFile is { } path) return FromFile(sources, path, angles, ledger);
        if (options.Dose is { } dose) return FromOption(sources, dose, angles, ledger);
        return options.DoseOrder is null ? FromCtf(sources, ledger) ?? FromPrior(sources, ledger) ?? FromExposures(sources, angles, ledger) : FromExposures(sources, angles, ledger);
    }

    private static (DoseHistory History, string Source)? FromFile(MetadataSources sources, string path, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        if (ledger.Attempt(() => MetadataDoseFile.Read(path, sources.Count)) is not { } file) return null;
        string source = $"option --dose-file {Path.GetFileName(path)}";
        if (!file.Before.IsEmpty) return (DoseHistory.Of(file.Before, file.Each), source);
        if (MetadataDoseOrder.Resolve(sources, angles, ledger) is { } order) return (DoseHistory.Accumulate(file.Each, order.Places), $"{source}, in the order {order.Source}");
        RefuseOrder(sources, "--dose-file of one column", angles, ledger);
        return null;
    }

    private static (DoseHistory History, string Source)? FromOption(MetadataSources sources, Dose dose, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        if (!(dose.ElectronsPerSquareAngstrom > 0 && double.IsFinite(dose.ElectronsPerSquareAngstrom)))
        {
            ledger.Error("dose", null, "--dose", string.Create(CultureInfo.InvariantCulture, $"{dose.ElectronsPerSquareAngstrom} e/A^2"), "above 0");
            return null;
        }

        if (MetadataDoseOrder.Resolve(sources, angles, ledger) is { } order)
            return (DoseHistory.Accumulate([.. Enumerable.Repeat(dose, sources.Count)], order.Places), $"option --dose, in the order {order.Source}");
        RefuseOrder(sources, "--dose", angles, ledger);
        return null;
    }

    // A file of ours has both; RELION's has the exposures before, from whose differences it takes the exposure of a tilt.
    private static (DoseHistory History, string Source)? FromCtf(MetadataSources sources, MetadataLedger ledger)
    {
        if (sources.Rows.IsEmpty || sources.Rows.Any(row => row.DoseBefore is null)) return null;
        Dose[] before = [.. sources.Rows.Select(row => row.DoseBefore!.Value)];
        if (sources.Rows.All(row => row.Dose is not null)) return (DoseHistory.Of(before, [.. sources.Rows.Select(row => row.Dose!.Value)]), sources.CtfSource);
        if (before.Distinct().Count() != before.Length || before.Length < 2) return null;
        ledger.Note("dose-derived", sources.Ctf!.FileName, null, "exposures before each image only", null, "The exposure of each is the difference to the next; the last one's is that of the one before it.");
        return (DoseHistory.FromBefore(before), $"pre-exposures of {sources.CtfSource}");
    }

    private static (DoseHistory History, string Source)? FromPrior(MetadataSources sources, MetadataLedger ledger)
    {
        if (sources.Sections.IsEmpty || sources.Sections.Any(section => section.PriorRecordDose is null || section.ExposureDose is null)) return null;
        Dose[] before = [.. sources.Sections.Select(section => section.PriorRecordDose!.Value)];
        if (before.Length > 1 && before.Distinct().Count() == 1)
        {
            ledger.Warning("mdoc-prior-dose", sources.Mdoc!.Name, null, "the same PriorRecordDose in every section", "one that grows", "It is not used.");
            return null;
        }

        return (DoseHistory.Of(before, [.. sources.Sections.Select(section => section.ExposureDose!.Value)]), $"PriorRecordDose and ExposureDose of {sources.MdocSource}");
    }

    private static (DoseHistory History, string Source)? FromExposures(MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        int without = sources.Sections.Count(section => section.ExposureDose is null);
        if (sources.Sections.IsEmpty || without == sources.Count) return null;
        if (without > 0)
        {
            ledger.Warning("mdoc-dose-missing", sources.Mdoc!.Name, null, $"{without} of {sources.Count} sections without an ExposureDose above 0", "one in every section", "The mdoc's doses are not used.");
            return null;
        }

        if (MetadataDoseOrder.Resolve(sources, angles, ledger) is { } order)
            return (DoseHistory.Accumulate([.. sources.Sections.Select(section => section.ExposureDose!.Value)], order.Places), $"ExposureDose of {sources.MdocSource}, in the order {order.Source}");
        if (sources.Need(MetadataNeeds.Dose)) RefuseOrder(sources, "ExposureDose", angles, ledger);
        return null;
    }

    private static void RefuseOrder(MetadataSources sources, string what, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        // An order that was stated and is wrong has been reported already.
        if (sources.Options.DoseOrder is not null) return;
        ledger.Error("dose-order-missing", sources.Stack.Name, null, $"{what} without an order of acquisition, for a stack {(angles.IsEmpty ? "of unknown angles" : "sorted by angle")}", $"--dose-order {DoseOrder.Grammar}",
            "The order of the angles is seldom the order of acquisition; if it is, say --dose-order stack.");
    }

    private static void Check(MetadataSources sources, DoseHistory history, string source, MetadataLedger ledger)
    {
        if (history.Before.Concat(history.Each).Any(dose => dose.ElectronsPerSquareAngstrom < 0))
            ledger.Error("dose", sources.Stack.Name, source, "a negative dose", "0 or more");
        if (history.Each.Any(dose => dose.ElectronsPerSquareAngstrom == 0))
            ledger.Warning("dose-zero", sources.Stack.Name, source, "an image with no dose", "a dose above 0 for every image");
        if (history.Total.ElectronsPerSquareAngstrom > AbsurdDose)
            ledger.Warning("dose-absurd", sources.Stack.Name, source, string.Create(CultureInfo.InvariantCulture, $"{history.Total.ElectronsPerSquareAngstrom:F1} e/A^2 in all"), string.Create(CultureInfo.InvariantCulture, $"below {AbsurdDose}"),
                "Check that the doses are for each square angstrom of the specimen.");
    }

    private static string Range(DoseHistory history)
    {
        double low = history.Each.Min(dose => dose.ElectronsPerSquareAngstrom), high = history.Each.Max(dose => dose.ElectronsPerSquareAngstrom);
        return low == high ? string.Create(CultureInfo.InvariantCulture, $"{low:0.###}") : string.Create(CultureInfo.InvariantCulture, $"{low:0.###} to {high:0.###}");
    }
}
