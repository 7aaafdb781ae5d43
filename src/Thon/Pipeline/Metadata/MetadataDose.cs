using System.Collections.Immutable;
using System.Globalization;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>
/// The dose: option --dose-file or --dose, else the file with the defoci, else the mdoc's PriorRecordDose and ExposureDose, else its ExposureDose in
/// the order of acquisition.
/// </summary>
internal static class MetadataDose
{
    internal static DoseHistory? Resolve(MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        if (Found(sources, angles, ledger) is not { } found)
        {
            bool reported = sources.IsMdocUnusable || ledger.Findings.Any(finding => finding.Code.StartsWith("dose", StringComparison.Ordinal));
            if (sources.Need(MetadataNeeds.Exposures) && !reported)
            {
                ledger.Error(
                    "dose-missing", sources.Stack.Name, null, "no dose in its metadata", null,
                    "Name its mdoc with --mdoc, or state the dose with --dose-file, or --dose and --dose-order.");
            }

            MetadataInitialDose.WarnUnused(sources, ledger);
            return null;
        }

        MetadataDoseChecks.Check(sources, found, ledger);
        return MetadataInitialDose.Add(sources, found, ledger);
    }

    private static MetadataHistory? Found(MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        var stated = Stated(sources, angles, ledger);
        if (stated is not null) MetadataDoseContradictions.Check(sources, stated, ledger);
        bool option = sources.Options is not { Dose: null, DoseFile: null, DoseOrder: null };
        return stated is not null || option ? stated : FromPrior(sources, ledger) ?? FromExposures(sources, angles, ledger);
    }

    private static MetadataHistory? Stated(MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        var options = sources.Options;
        if (options is { Dose: not null, DoseFile: not null }) ledger.Error("dose-twice", null, "--dose and --dose-file", "both", "one of them");
        if (options.DoseFile is { } path) return FromFile(sources, path, angles, ledger);
        if (options.Dose is { } dose) return FromOption(sources, dose, angles, ledger);
        if (options.DoseOrder is not null) return FromExposures(sources, angles, ledger);
        return FromCtf(sources, ledger);
    }

    private static MetadataHistory? FromFile(MetadataSources sources, string path, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        ledger.Take(path);
        if (ledger.Attempt(() => MetadataDoseFile.Read(path, sources.Count, sources.KnownOrder is null ? "image of the stack" : "frame")) is not { } file) return null;
        string source = $"option --dose-file {Path.GetFileName(path)}";
        if (file.Before.IsEmpty) return InOrder(file.Each, source, "--dose-file of one column", sources, angles, ledger);
        if (sources.Options.DoseOrder is { } order)
            ledger.Warning("dose-order-unused", path, null, "two columns", $"one, to be added up in the order {order}", "The order follows from the first column.");
        MetadataDoseChecks.WarnOfOverlap(path, file, ledger);
        return new(DoseHistory.Of(file.Before, file.Each), source);
    }

    private static MetadataHistory? FromOption(MetadataSources sources, Dose dose, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        double value = dose.ElectronsPerSquareAngstrom;
        if (value > 0 && double.IsFinite(value))
            return InOrder([.. Enumerable.Repeat(dose, sources.Count)], "option --dose", "--dose", sources, angles, ledger);
        ledger.Error("dose", null, "--dose", string.Create(CultureInfo.InvariantCulture, $"{value} e/A^2"), "above 0");
        return null;
    }

    // A file of ours has both; RELION's has the exposures before, from whose differences it takes the exposure of a tilt.
    private static MetadataHistory? FromCtf(MetadataSources sources, MetadataLedger ledger)
    {
        if (sources.Rows.IsEmpty || sources.Rows.Any(row => row.DoseBefore is null)) return null;
        Dose[] before = [.. sources.Rows.Select(row => row.DoseBefore!.Value)];
        Dose[] each = [.. sources.Rows.Select(row => row.Dose).OfType<Dose>()];
        if (each.Length == before.Length) return new(DoseHistory.Of(before, each), sources.CtfSource);
        if (before.Distinct().Count() != before.Length || before.Length < 2) return null;
        ledger.Note(
            "dose-derived", sources.Ctf!.FileName, null, "exposures before each image only", null,
            "The exposure of each is the difference to the next; the last one's is that of the one before it.");
        return new(DoseHistory.FromBefore(before), $"pre-exposures of {sources.CtfSource}");
    }

    private static MetadataHistory? FromPrior(MetadataSources sources, MetadataLedger ledger)
    {
        if (sources.Sections.IsEmpty || sources.Sections.Any(section => section.PriorRecordDose is null || section.ExposureDose is null)) return null;
        Dose[] before = [.. sources.Sections.Select(section => section.PriorRecordDose!.Value)];
        Dose[] each = [.. sources.Sections.Select(section => section.ExposureDose!.Value)];
        if (before.Length == 1 || before.Distinct().Count() > 1)
            return new(DoseHistory.Of(before, each), $"PriorRecordDose and ExposureDose of {sources.MdocSource}");
        ledger.Warning("mdoc-prior-dose", sources.Mdoc!.Name, null, "the same PriorRecordDose in every section", "one that grows", "It is not used.");
        return null;
    }

    private static MetadataHistory? FromExposures(MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        Dose[] each = [.. sources.Sections.Select(section => section.ExposureDose).OfType<Dose>()];
        if (each.Length == 0) return null;
        if (each.Length == sources.Count)
            return InOrder([.. each], $"ExposureDose of {sources.MdocSource}", "ExposureDose", sources, angles, ledger);
        ledger.Warning(
            "mdoc-dose-missing", sources.Mdoc!.Name, null, $"{sources.Count - each.Length} of {sources.Count} sections without an ExposureDose above 0",
            "one in every section", "The mdoc's doses are not used.");
        return null;
    }

    private static MetadataHistory? InOrder(
        ImmutableArray<Dose> each, string source, string what, MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        if (MetadataDoseOrder.Resolve(sources, angles, ledger) is { } order)
        {
            if (sources.Options.DoseFile is { } file) MetadataDoseChecks.RefuseCumulative(file, each, order, ledger);
            return new(DoseHistory.Accumulate(each, order.Places), $"{source}, in the order {order.Source}");
        }

        // An order that was stated and is wrong has been reported already; what an mdoc leaves open matters only where it is needed.
        bool stated = sources.Options is { Dose: not null } or { DoseFile: not null };
        if (sources.Options.DoseOrder is null && (stated || sources.Need(MetadataNeeds.Exposures))) MetadataDoseChecks.RefuseOrder(sources, what, angles, ledger);
        return null;
    }
}
