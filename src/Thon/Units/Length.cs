namespace Thon.Units;

/// <summary>A length, kept in angstrom: pixel sizes, defoci, spherical aberration, slab thickness.</summary>
/// <param name="Angstroms">The length in angstrom; any finite value.</param>
public readonly record struct Length(double Angstroms)
{
    /// <summary>The length in nanometre.</summary>
    public double Nanometers => Angstroms / 10;

    /// <summary>The length in micrometre.</summary>
    public double Micrometers => Angstroms / 1e4;

    /// <summary>The length in millimetre.</summary>
    public double Millimeters => Angstroms / 1e7;

    /// <summary>A length given in angstrom.</summary>
    public static Length FromAngstroms(double value) => new(value);

    /// <summary>A length given in nanometre.</summary>
    public static Length FromNanometers(double value) => new(value * 10);

    /// <summary>A length given in micrometre.</summary>
    public static Length FromMicrometers(double value) => new(value * 1e4);

    /// <summary>A length given in millimetre.</summary>
    public static Length FromMillimeters(double value) => new(value * 1e7);
}
