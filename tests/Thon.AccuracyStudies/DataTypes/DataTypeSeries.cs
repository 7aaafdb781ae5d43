using System.Collections.Immutable;
using Thon.Optics;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies.DataTypes;

/// <summary>A simulated series as it comes from one microscope in one kind of session: what the specimen and the operator change from series to series is drawn by its number.</summary>
internal static class DataTypeSeries
{
    /// <summary>The settings of a series.</summary>
    /// <param name="session">What all series of a session share.</param>
    /// <param name="number">Its number, of which everything else follows.</param>
    public static SimulationSettings Of(DataTypeSession session, int number)
    {
        var random = new RandomStream((ulong)(1000 * session.PixelSize.Angstroms) * 1000 + (ulong)number);
        double Within(double low, double high) => low + (high - low) * random.NextUniform();
        double defocus = Within(1.5, 6);
        return new()
        {
            Name = $"{session.Name}-{number}",
            PixelSize = session.PixelSize,
            Defocus = new(Length.FromMicrometers(defocus + 0.03), Length.FromMicrometers(defocus - 0.03), Angle.FromDegrees(Within(-90, 90))),
            SlabThickness = new(Within(500, 2000)),
            SignalToNoise = Math.Exp(Within(Math.Log(0.1), Math.Log(0.6))),
            Contents = new(Proteins: (int)Within(0, 80), Vesicles: (int)Within(0, 2.5), GoldBeads: (int)Within(0, 8)),
            DosePerTilt = Dose.FromElectronsPerSquareAngstrom(session.DosePerTilt * Within(0.92, 1.08)),
            Damage = random.NextUniform() < 0.5 ? DamageModel.None : DamageModel.GrantGrigorieff,
            TiltAngles = Tilts(Math.Round(Within(-3, 3)), number % 3 == 1 ? 19 : 21),
            Seed = random.NextBits(),
        };
    }

    private static ImmutableArray<Angle> Tilts(double middle, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Angle.FromDegrees(middle + 6 * (i - count / 2)))];
}
