using System.Globalization;

namespace Thon.Pipeline.Metadata;

/// <summary>Says where the mdoc has another dose, or another order of acquisition, than an option or the file with the defoci.</summary>
internal static class MetadataDoseContradictions
{
    // Dose rates drift by a few percent over a session; a wrong unit, or a total for a single dose, is further off.
    private const double Tolerance = 0.1;

    internal static void Check(MetadataSources sources, MetadataHistory used, MetadataLedger ledger)
    {
        if (sources.Sections.IsEmpty) return;
        CheckExposures(sources, used, ledger);
        CheckOrder(sources, used, ledger);
    }

    private static void CheckExposures(MetadataSources sources, MetadataHistory used, MetadataLedger ledger)
    {
        var apart = sources.Sections.Zip(used.History.Each, (section, each) => (Mdoc: section.ExposureDose?.ElectronsPerSquareAngstrom, Used: each.ElectronsPerSquareAngstrom))
            .Select((pair, section) => (Section: section, pair.Mdoc, pair.Used, Part: Math.Abs(pair.Used - pair.Mdoc ?? double.NaN) / pair.Mdoc))
            .Where(entry => entry.Part > Tolerance).ToArray();
        if (apart.Length == 0) return;
        var worst = apart.MaxBy(entry => entry.Part);
        ledger.Warning(
            "dose-contradiction", sources.Mdoc!.Name, $"section {worst.Section}",
            string.Create(CultureInfo.InvariantCulture, $"ExposureDose {worst.Mdoc:0.###} e/A^2, the furthest off of {apart.Length}"),
            string.Create(CultureInfo.InvariantCulture, $"{worst.Used:0.###} e/A^2 of {used.Source}, which is used"), "Check which is right.");
    }

    private static void CheckOrder(MetadataSources sources, MetadataHistory used, MetadataLedger ledger)
    {
        if (Moments(sources) is not var (moments, key)) return;
        int[] order = [.. Enumerable.Range(0, moments.Length).OrderBy(section => used.History.Places[section])];
        int[] wrong = [.. Enumerable.Range(1, order.Length - 1).Where(place => moments[order[place]] < moments[order[place - 1]])];
        if (wrong.Length == 0) return;
        ledger.Warning(
            "dose-order-contradiction", sources.Mdoc!.Name, key, $"section {order[wrong[0]]} before section {order[wrong[0] - 1]}",
            $"after it, as by {used.Source}, which is used", "Check which order the images were acquired in.");
    }

    // Equal moments tell nothing of each other, so no ranks are made of them.
    private static (double[] Moments, string Key)? Moments(MetadataSources sources)
    {
        double?[] dates = [.. sources.Sections.Select(section => (double?)section.Acquired?.Ticks)];
        if (Tell(dates)) return ([.. dates.OfType<double>()], "DateTime");
        double?[] doses = [.. sources.Sections.Select(section => section.PriorRecordDose?.ElectronsPerSquareAngstrom)];
        return Tell(doses) ? ([.. doses.OfType<double>()], "PriorRecordDose") : null;
    }

    private static bool Tell(double?[] moments) => moments.All(moment => moment is not null) && moments.Distinct().Count() > 1;
}
