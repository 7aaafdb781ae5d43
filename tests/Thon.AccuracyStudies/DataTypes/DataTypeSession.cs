using System.Collections.Immutable;
using Thon.Units;

namespace Thon.AccuracyStudies.DataTypes;

/// <summary>What the series of a session share.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="PixelSize">Pixel size.</param>
/// <param name="DosePerTilt">Usual exposure of a tilt, electrons/angstrom^2.</param>
internal sealed record DataTypeSession(string Name, Length PixelSize, double DosePerTilt)
{
    /// <summary>The sessions of the study.</summary>
    public static ImmutableArray<DataTypeSession> All { get; } = [new("2.5 A", new(2.5), 3), new("1.5 A, fewer counts", new(1.5), 2.2)];
}
