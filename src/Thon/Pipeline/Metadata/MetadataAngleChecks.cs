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
    private const double ContradictingDegrees = 2;

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

    /// <summary>Says where angles that are not used are far from those that are: a warning, or a note where a refinement may be why.</summary>
    internal static void Compare(ImmutableArray<Angle> used, string source, ImmutableArray<Angle> other, string file, string advice, MetadataLedger ledger)
    {
        double Apart(int section) => Math.Abs(used[section].Degrees - other[section].Degrees);
        int worst = Enumerable.Range(0, Math.Min(used.Length, other.Length)).MaxBy(Apart);
        double most = Apart(worst);
        if (!(most > NotableDegrees)) return;
        Action<string, string?, string?, string, string?, string?> tell = most > ContradictingDegrees ? ledger.Warning : ledger.Note;
        tell(
            "tilt-angles-differ", file, null,
            string.Create(CultureInfo.InvariantCulture, $"angles up to {most:F2} degrees from those of {source}: {Text(other[worst])} for section {worst}"),
            $"{Text(used[worst])} of {source}, which is used", advice);
    }

    private static string Text(Angle angle) => string.Create(CultureInfo.InvariantCulture, $"{angle.Degrees:F2} degrees");
}
