namespace Thon.Units;

/// <summary>An acceleration voltage.</summary>
/// <param name="Volts">The voltage in volt; above zero.</param>
public readonly record struct Voltage(double Volts)
{
    /// <summary>The voltage in kilovolt.</summary>
    public double Kilovolts => Volts / 1000;

    /// <summary>A voltage given in kilovolt.</summary>
    public static Voltage FromKilovolts(double value) => new(value * 1000);
}
