using System.Collections.Immutable;
using System.Globalization;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>Refuses tilts so steep that the specimen is seen from its edge: the defocus over such an image has no slope that could be worked with.</summary>
internal static class MetadataSlope
{
    internal static void Check(MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        // A dose or a name needs no slope; angles beyond 90 degrees were told already.
        if (!sources.Need(MetadataNeeds.Optics)) return;
        Angle offset = sources.Ctf?.TiltOffset ?? Angle.Zero, across = sources.Ctf?.XTilt ?? Angle.Zero;
        string expected = $"within {Text(DefocusPlane.Steepest)} of level";
        for (int section = 0; section < angles.Length; section++)
        {
            var angle = angles[section];
            if (!(Math.Abs(angle.Degrees) <= 90) || DefocusPlane.HasSlope(Angle.FromRadians(angle.Radians + offset.Radians))) continue;
            string found = offset.Radians == 0 ? $"a tilt of {Text(angle)}" : $"a tilt of {Text(angle)} and a tilt offset of {Text(offset)}";
            ledger.Error("tilt-too-steep", sources.Stack.Name, $"section {section}", found, expected, "Correct the angle, or take the section out of the stack and its metadata");
        }

        if (!DefocusPlane.HasSlope(across))
            ledger.Error("x-tilt-too-steep", sources.Ctf!.FileName, "X-tilt", Text(across), expected, "Correct the file");
    }

    private static string Text(Angle angle) => string.Create(CultureInfo.InvariantCulture, $"{angle.Degrees:0.##} degrees");
}
