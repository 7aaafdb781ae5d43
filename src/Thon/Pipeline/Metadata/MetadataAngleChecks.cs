using System.Collections.Immutable;
using System.Globalization;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>Says what cannot be right about tilt angles.</summary>
internal static class MetadataAngleChecks
{
    // Half of what two decimals of a degree can tell.
    private const double SameDegrees = 0.005;

    // Refinement moves single tilts by tenths of a degree; an offset or a wrong file by more.
    private const double NotableDegrees = 1;

    internal static void Check(MetadataSources sources, ImmutableArray<Angle> angles, string source, MetadataLedger ledger)
    {
        foreach (int section in Enumerable.Range(0, angles.Length).Where(section => Math.Abs(angles[section].Degrees) > 90))
        {
            ledger.Error(
                "tilt-angle", sources.Stack.Name, $"section {section}, from {source}", Text(angles[section]), "between -90 and 90 degrees", "Correct the file.");
        }

        Angle[] sorted = [.. angles.OrderBy(angle => angle.Radians)];
        Angle[] repeated = [.. sorted.Zip(sorted.Skip(1)).Where(pair => pair.Second.Degrees - pair.First.Degrees < SameDegrees).Select(pair => pair.First)];
        if (repeated.Length == 0) return;
        if (repeated.Length == angles.Length - 1 && angles.Length > 2)
            ledger.Error("tilt-angles-same", sources.Stack.Name, source, $"{Text(angles[0])} for all images", "a tilt series", "Name the right angles with --tilt-angles.");
        else
            ledger.Warning("tilt-angle-repeated", sources.Stack.Name, source, $"{Text(repeated[0])} more than once", "every angle once", "A tilt taken twice counts twice.");
    }

    internal static void Compare(MetadataSources sources, ImmutableArray<Angle> mdoc, MetadataLedger ledger)
    {
        if (MetadataAngleFiles.Beside(sources, ".tlt", ledger) is not { IsEmpty: false } refined) return;
        double most = mdoc.Zip(refined, (a, b) => Math.Abs(a.Degrees - b.Degrees)).Max();
        if (most <= NotableDegrees) return;
        ledger.Note(
            "tilt-angles-differ", Path.ChangeExtension(sources.Stack.Name, ".tlt"), null,
            string.Create(CultureInfo.InvariantCulture, $"angles up to {most:F2} degrees from the mdoc's"), null,
            "The mdoc's are used; name this file with --tilt-angles to use the refined ones.");
    }

    private static string Text(Angle angle) => string.Create(CultureInfo.InvariantCulture, $"{angle.Degrees:F2} degrees");
}
