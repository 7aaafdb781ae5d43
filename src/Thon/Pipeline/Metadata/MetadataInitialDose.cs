using System.Globalization;
using Thon.Tilts;

namespace Thon.Pipeline.Metadata;

/// <summary>What the specimen had seen before its first image, option --initial-dose: it comes on top of whatever the exposures are known from.</summary>
internal static class MetadataInitialDose
{
    /// <summary>The history with the initial dose in it.</summary>
    internal static DoseHistory Add(MetadataSources sources, MetadataHistory found, MetadataLedger ledger)
    {
        if (sources.Options.InitialDose is not { } initial) return found.History;
        double value = initial.ElectronsPerSquareAngstrom, first = found.History.Before.Min(dose => dose.ElectronsPerSquareAngstrom);
        if (!(value >= 0 && double.IsFinite(value)))
        {
            ledger.Error("dose", null, "--initial-dose", $"{Text(value)} e/A^2", "0 or more");
            return found.History;
        }

        if (value > 0 && first > 0)
        {
            ledger.Warning(
                "dose-initial-twice", sources.Stack.Name, found.Source, $"{Text(first)} e/A^2 before the first exposure, and --initial-dose {Text(value)} on top of it", "one of the two",
                "If they are the same exposure, leave --initial-dose away.");
        }

        var history = found.History.After(initial);
        ledger.Use("initial dose", $"{Text(value)} e/A^2, {Text(history.Total.ElectronsPerSquareAngstrom)} in all with it", "option --initial-dose");
        return history;
    }

    /// <summary>Says that there is nothing to add an initial dose to.</summary>
    internal static void WarnUnused(MetadataSources sources, MetadataLedger ledger)
    {
        if (sources.Options.InitialDose is null || ledger.Findings.HasErrors) return;
        ledger.Warning("dose-initial-unused", sources.Stack.Name, "--initial-dose", "an initial dose, and no exposures to add it to", "a dose of each image", "State it with --dose-file, or --dose and --dose-order.");
    }

    private static string Text(double dose) => dose.ToString("0.###", CultureInfo.InvariantCulture);
}
