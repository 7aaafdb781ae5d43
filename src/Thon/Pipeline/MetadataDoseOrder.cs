using System.Collections.Immutable;
using System.Globalization;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline;

/// <summary>
/// The order of acquisition: option, else the mdoc's DateTime, else its PriorRecordDose, else the file with the defoci, else the order of the stack,
/// but never of a stack sorted by angle: a dose-symmetric series weighted in the order of its angles is a classic silent mistake.
/// </summary>
internal static class MetadataDoseOrder
{
    // The start of a bidirectional series is one of its tilts, to within the accuracy of stages and of memory.
    private const double StartToleranceDegrees = 3;

    internal static (ImmutableArray<int> Places, string Source)? Resolve(MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        if (sources.Options.DoseOrder is { } order) return FromOption(sources, order, angles, ledger);
        if (sources.Count == 1) return ([0], "a single image");
        if (FromDates(sources, ledger) is { } byDate) return (byDate, $"DateTime of {sources.MdocSource}");
        if (Ranked([.. sources.Sections.Select(section => section.PriorRecordDose?.ElectronsPerSquareAngstrom)]) is { } byPrior) return (byPrior, $"PriorRecordDose of {sources.MdocSource}");
        if (Ranked([.. sources.Rows.Select(row => row.DoseBefore?.ElectronsPerSquareAngstrom)]) is { } byRow) return (byRow, $"pre-exposures of {sources.CtfSource}");
        if (angles.IsEmpty || DoseOrder.IsSortedByAngle(angles)) return null;
        ledger.Note("dose-order-stack", sources.Stack.Name, null, "no order of acquisition in its metadata, and angles that are not sorted", null, "Taken to be acquired in the order of the stack; state another with --dose-order.");
        return (DoseOrder.Stack.Places(angles), "order of the stack");
    }

    private static (ImmutableArray<int> Places, string Source)? FromOption(MetadataSources sources, DoseOrder order, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        if (order.Scheme is DoseScheme.Stack or DoseScheme.Reverse) angles = [.. Enumerable.Repeat(Angle.Zero, sources.Count)];
        if (angles.IsEmpty)
        {
            ledger.Error("dose-order-angles", sources.Stack.Name, "--dose-order", $"{order} without tilt angles", "tilt angles", "Name them with --tilt-angles or --mdoc.");
            return null;
        }

        double nearest = angles.Min(angle => Math.Abs(angle.Degrees - order.Start.Degrees));
        if (order.Scheme == DoseScheme.Bidirectional && nearest > StartToleranceDegrees)
        {
            ledger.Error("dose-order-start", sources.Stack.Name, "--dose-order", order.ToString(), string.Create(CultureInfo.InvariantCulture, $"a start within {StartToleranceDegrees} degrees of a tilt"),
                "State the angle of the first image.");
            return null;
        }

        return (order.Places(angles), $"{order}, option --dose-order");
    }

    private static ImmutableArray<int>? FromDates(MetadataSources sources, MetadataLedger ledger)
    {
        double?[] seconds = [.. sources.Sections.Select(section => section.Acquired?.Ticks / (double)TimeSpan.TicksPerSecond)];
        if (seconds.Length == 0 || seconds.Any(second => second is null)) return null;
        int distinct = seconds.Distinct().Count();
        if (distinct == 1) return null;
        if (distinct < seconds.Length)
        {
            ledger.Warning("mdoc-dates-repeated", sources.Mdoc!.Name, null, $"{seconds.Length - distinct} images of the same second as another", "every image at its own time", "Among them the order of ZValue is taken.");
        }

        if (seconds.Max() - seconds.Min() > TimeSpan.FromDays(2).TotalSeconds)
            ledger.Warning("mdoc-dates-apart", sources.Mdoc!.Name, null, "images days apart", "a series recorded within hours", "Check its dates: some programs write the year first, others the day.");
        return Places(seconds);
    }

    private static ImmutableArray<int>? Ranked(double?[] values) =>
        values.Length > 1 && values.All(value => value is not null) && values.Distinct().Count() == values.Length ? Places(values) : null;

    private static ImmutableArray<int> Places(double?[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        int[] places = new int[values.Length];
        for (int i = 0; i < order.Length; i++) places[order[i]] = i;
        return [.. places];
    }
}
