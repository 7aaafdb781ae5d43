using System.Collections.Immutable;
using System.Globalization;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>Says what cannot be right about a dose.</summary>
internal static class MetadataDoseChecks
{
    // Above this nothing is left of a specimen at any resolution worth weighting; a dose per pixel reads like it.
    private const double AbsurdDose = 500;

    // Movies have tens of frames, and a tilt some electrons in all; this much in a frame is the dose of a whole movie, or one per pixel.
    private const double AbsurdFrame = 20;

    // Exposures longer at high tilt come in pairs and about double by 60 degrees; a dose added up grows at every tilt and goes far beyond.
    private const int FewestRising = 4;
    private const double RisenBy = 2;

    // Lists are rounded, and doses are known to no better.
    private const double OverlapOfDose = 0.1;

    internal static void Check(MetadataSources sources, MetadataHistory found, MetadataLedger ledger)
    {
        var (history, source) = found;
        double total = history.Total.ElectronsPerSquareAngstrom;
        if (history.Before.Concat(history.Each).Any(dose => dose.ElectronsPerSquareAngstrom < 0))
            ledger.Error("dose", sources.Stack.Name, source, "a negative dose", "0 or more");
        if (history.Each.Any(dose => dose.ElectronsPerSquareAngstrom == 0))
            ledger.Warning("dose-zero", sources.Stack.Name, source, $"{sources.ASection} with no dose", $"a dose above 0 for every {sources.SectionWord}");
        WarnOfAbsurd(sources, found, ledger);
        double low = history.Each.Min(dose => dose.ElectronsPerSquareAngstrom), high = history.Each.Max(dose => dose.ElectronsPerSquareAngstrom);
        string range = low == high ? Text(low) : $"{Text(low)} to {Text(high)}";
        ledger.Use("dose", $"{range} e/A^2 {sources.ASection}, {Text(total)} in all", source);
    }

    private static void WarnOfAbsurd(MetadataSources sources, MetadataHistory found, MetadataLedger ledger)
    {
        var (history, source) = found;
        double total = history.Total.ElectronsPerSquareAngstrom, most = history.Each.Max(dose => dose.ElectronsPerSquareAngstrom);
        bool frames = sources.KnownOrder is not null;
        string advice = (frames ? "This may be the dose of the whole movie, where that of one frame is meant; check" : "Check") + " that the doses are for each square angstrom of the specimen.";
        if (frames && most > AbsurdFrame) ledger.Warning("dose-absurd", sources.Stack.Name, source, $"{Text(most)} e/A^2 a frame, {Text(total)} in all", $"at most {Text(AbsurdFrame)} a frame", advice);
        else if (total > AbsurdDose) ledger.Warning("dose-absurd", sources.Stack.Name, source, $"{Text(total)} e/A^2 in all", $"below {Text(AbsurdDose)}", advice);
    }

    internal static void RefuseOrder(MetadataSources sources, string what, ImmutableArray<Angle> angles, MetadataLedger ledger) =>
        ledger.Error(
            "dose-order-missing", sources.Stack.Name, null,
            $"{what} without an order of acquisition, for a stack {(angles.IsEmpty ? "of unknown angles" : "sorted by angle")}",
            $"--dose-order {DoseOrder.Grammar}",
            "The order of the angles is seldom the order of acquisition; if it is, say --dose-order stack.");

    /// <summary>Refuses exposures that only ever rise: a list of what each image has seen by then, where its own exposure is meant.</summary>
    internal static void RefuseCumulative(string file, ImmutableArray<Dose> each, MetadataOrder order, MetadataLedger ledger)
    {
        double[] inTurn = [.. each.Zip(order.Places).OrderBy(pair => pair.Second).Select(pair => pair.First.ElectronsPerSquareAngstrom)];
        if (inTurn.Length < FewestRising || inTurn[^1] <= RisenBy * inTurn[0]) return;
        if (inTurn.Zip(inTurn.Skip(1)).Any(pair => pair.Second <= pair.First)) return;
        ledger.Error(
            "dose-file-cumulative", file, null,
            $"exposures that rise from {Text(inTurn[0])} to {Text(inTurn[^1])} e/A^2, each larger than the one before, in the order {order.Source}",
            "this exposure alone, or two columns: before, this",
            "These look like the dose added up so far.");
    }

    /// <summary>Warns of exposures that begin before the one before them has ended: the same dose counts twice, or a column means something else.</summary>
    internal static void WarnOfOverlap(string path, MetadataDoseFile file, MetadataLedger ledger)
    {
        (double Before, double Each, int Section)[] inTurn =
            [.. file.Before.Select((before, i) => (before.ElectronsPerSquareAngstrom, file.Each[i].ElectronsPerSquareAngstrom, i)).OrderBy(exposure => exposure)];
        foreach (var (one, next) in inTurn.Zip(inTurn.Skip(1)))
        {
            if (one.Before + one.Each - next.Before <= OverlapOfDose * one.Each) continue;
            ledger.Warning(
                "dose-file-overlap", path, $"section {next.Section}", $"{Text(next.Before)} e/A^2 before it, while section {one.Section} ends at {Text(one.Before + one.Each)}",
                "exposures one after the other", "The columns are the exposure before an image and its own.");
            return;
        }
    }

    private static string Text(double dose) => dose.ToString("0.###", CultureInfo.InvariantCulture);
}
