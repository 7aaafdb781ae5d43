namespace Thon.Units;

/// <summary>A spatial frequency.</summary>
/// <param name="CyclesPerAngstrom">The frequency in cycles/angstrom; zero or more.</param>
public readonly record struct SpatialFrequency(double CyclesPerAngstrom)
{
    /// <summary>The spacing this frequency resolves, 1/k; infinite at zero frequency.</summary>
    public Length Resolution => Length.FromAngstroms(1 / CyclesPerAngstrom);

    /// <summary>The frequency that resolves a given spacing.</summary>
    public static SpatialFrequency FromResolution(Length resolution) => new(1 / resolution.Angstroms);

    /// <summary>The highest frequency an image of this pixel size can hold, 1/(2 pixel).</summary>
    public static SpatialFrequency Nyquist(Length pixelSize) => new(0.5 / pixelSize.Angstroms);
}
