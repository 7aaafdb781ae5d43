namespace Thon.Units;

/// <summary>An electron exposure of the specimen.</summary>
/// <param name="ElectronsPerSquareAngstrom">The exposure in e/angstrom^2; zero or more.</param>
public readonly record struct Dose(double ElectronsPerSquareAngstrom)
{
    /// <summary>No exposure.</summary>
    public static Dose None => default;

    /// <summary>An exposure given in e/angstrom^2.</summary>
    public static Dose FromElectronsPerSquareAngstrom(double value) => new(value);

    /// <summary>The sum of two exposures.</summary>
    public static Dose operator +(Dose a, Dose b) => new(a.ElectronsPerSquareAngstrom + b.ElectronsPerSquareAngstrom);
}
