using Thon.Units;

namespace Thon.Pipeline.Inspection;

/// <summary>Numbers of a draft with their units again.</summary>
internal static class DraftUnits
{
    /// <summary>A length in angstrom; null where it is not known.</summary>
    public static Length? LengthOf(double? angstroms) => angstroms is { } known ? new Length(known) : null;

    /// <summary>An angle in radians; null where it is not known.</summary>
    public static Angle? AngleOf(double? radians) => radians is { } known ? new Angle(known) : null;
}
