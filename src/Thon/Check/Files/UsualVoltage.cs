using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>Microscopes for cryo-tomography work at 100, 120, 200 or 300 kV.</summary>
public static class UsualVoltage
{
    private const double SameKilovolts = 1;
    private static readonly double[] Usual = [100, 120, 200, 300];

    /// <summary>Finds other voltages, and such in another unit.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims) =>
        StatedNumber.Of(claims, file => file.Voltage?.Kilovolts, claims.Mdoc?.Voltage?.Kilovolts, claims.Series?.Microscope.Voltage.Kilovolts)
            .Where(stated => !IsUsual(stated.Value)).Select(Finding);

    private static Finding Finding(StatedNumber stated)
    {
        string found = FormattableString.Invariant($"{stated.Value:G6} kV");
        const string expected = "100, 120, 200 or 300 kV";
        return IsUsual(stated.Value / 1000) ? Findings.Finding.Error("voltage-unit", stated.File, null, found, expected, "This is in volt, where kilovolt are meant")
            : Findings.Finding.Warning("voltage-unusual", stated.File, null, found, expected, "Check the voltage: a wrong one makes a wrong defocus");
    }

    private static bool IsUsual(double kilovolts) => Usual.Any(usual => Math.Abs(usual - kilovolts) <= SameKilovolts);
}
