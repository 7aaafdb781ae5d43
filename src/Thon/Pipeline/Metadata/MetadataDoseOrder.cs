using System.Collections.Immutable;
using System.Globalization;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>
/// The order of acquisition: option, else the mdoc's DateTime, else its PriorRecordDose, else the file with the defoci, else the order of the stack,
/// but never of a stack sorted by angle: a dose-symmetric series weighted in the order of its angles is a classic silent mistake.
/// </summary>
internal static class MetadataDoseOrder
{
    // The start of a bidirectional series is one of its tilts, to within the accuracy of stages and of memory.
    private const double StartToleranceDegrees = 3;

    internal static MetadataOrder? Resolve(MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        if (sources.KnownOrder is { } known) return known;
        if (sources.Options.DoseOrder is { } order) return FromOption(sources, order, angles, ledger);
        if (sources.Count == 1) return new([0], "of a single image");
        if (MetadataDates.Places(sources, ledger) is { } byDate) return new(byDate, $"of DateTime in {sources.MdocSource}");
        if (Ranked(sources.Sections.Select(section => section.PriorRecordDose)) is { } byPrior) return new(byPrior, $"of PriorRecordDose in {sources.MdocSource}");
        if (Ranked(sources.Rows.Select(row => row.DoseBefore)) is { } byRow) return new(byRow, $"of the pre-exposures in {sources.CtfSource}");
        if (angles.IsEmpty || DoseOrder.IsSortedByAngle(angles)) return null;
        ledger.Note(
            "dose-order-stack", sources.Stack.Name, null, "no order of acquisition in its metadata, and angles that are not sorted", null,
            "Taken to be acquired in the order of the stack; state another with --dose-order.");
        return new(DoseOrder.Stack.Places(angles), "of the stack");
    }

    private static MetadataOrder? FromOption(MetadataSources sources, DoseOrder order, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        if (order.Scheme is DoseScheme.Stack or DoseScheme.Reverse) angles = [.. Enumerable.Repeat(Angle.Zero, sources.Count)];
        if (angles.IsEmpty)
        {
            ledger.Error(
                "dose-order-angles", sources.Stack.Name, "--dose-order", $"{order} without tilt angles", "tilt angles", "Name them with --tilt-angles or --mdoc.");
            return null;
        }

        double nearest = angles.Min(angle => Math.Abs(angle.Degrees - order.Start.Degrees));
        if (order.Scheme == DoseScheme.Bidirectional && nearest > StartToleranceDegrees)
        {
            ledger.Error(
                "dose-order-start", sources.Stack.Name, "--dose-order", order.ToString(),
                string.Create(CultureInfo.InvariantCulture, $"a start within {StartToleranceDegrees} degrees of a tilt"), "State the angle of the first image.");
            return null;
        }

        return new(order.Places(angles), $"{order} of option --dose-order");
    }

    private static ImmutableArray<int>? Ranked(IEnumerable<Dose?> doses)
    {
        double?[] values = [.. doses.Select(dose => dose?.ElectronsPerSquareAngstrom)];
        return values.Length > 1 && values.All(value => value is not null) && values.Distinct().Count() == values.Length
            ? DoseOrder.Ranks([.. values.Select(value => value!.Value)])
            : null;
    }
}
