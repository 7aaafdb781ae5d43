using Thon.Findings;
using Thon.Units;

namespace Thon.Simulate;

/// <summary>What settings a series can be simulated from.</summary>
public static class SettingsRules
{
    private const double SteepestDegrees = 80;

    /// <summary>All that is wrong with some settings; empty where nothing is.</summary>
    public static FindingList Check(SimulationSettings settings) => FindingList.Of(Problems(settings));

    private static IEnumerable<Finding> Problems(SimulationSettings s)
    {
        if (s.Name.Trim('.').Length == 0 || s.Name != Path.GetFileName(s.Name)) yield return Wrong("name", $"'{s.Name}'", "a file name without folders");
        if (s.Width is < 16 or > 16384) yield return Wrong("width", $"{s.Width} pixels", "16 to 16384");
        if (s.Height is < 16 or > 16384) yield return Wrong("height", $"{s.Height} pixels", "16 to 16384");
        if (!(s.PixelSize.Angstroms > 0)) yield return Wrong("pixel size", $"{s.PixelSize.Angstroms} angstrom", "a size above zero");
        if (!(s.DosePerTilt.ElectronsPerSquareAngstrom > 0)) yield return Wrong("dose", $"{s.DosePerTilt.ElectronsPerSquareAngstrom} e/A^2", "a dose above zero");
        if (!(s.MeanFreePath.Angstroms > 0)) yield return Wrong("mean free path", $"{s.MeanFreePath.Angstroms} angstrom", "a length above zero");
        foreach (var (name, value) in NotNegative(s))
            if (!(value >= 0) || double.IsInfinity(value)) yield return Wrong(name, $"{value}", "zero or more");
        if (s.TiltAngles.IsDefaultOrEmpty) yield return Wrong("tilt angles", "none", "at least one");
        else
            foreach (var angle in s.TiltAngles.Where(angle => TooSteep(angle, s.Geometry.TiltOffset)))
                yield return Wrong("tilt angles", $"{angle.Degrees} degrees", $"angles within {SteepestDegrees} degrees of zero, tilt offset included");
        if (TooSteep(s.Geometry.XTilt, default)) yield return Wrong("X-tilt", $"{s.Geometry.XTilt.Degrees} degrees", $"within {SteepestDegrees} degrees of zero");
    }

    private static IEnumerable<(string Name, double Value)> NotNegative(SimulationSettings s) =>
    [
        ("slab thickness", s.SlabThickness.Angstroms),
        ("focus drift", s.FocusDrift.Angstroms),
        ("focus jitter", s.FocusJitter.Angstroms),
        ("signal to noise", s.SignalToNoise),
        ("envelope B", s.EnvelopeB),
        ("proteins", s.Contents.Proteins),
        ("vesicles", s.Contents.Vesicles),
        ("gold beads", s.Contents.GoldBeads),
    ];

    private static bool TooSteep(Angle angle, Angle offset) => !(Math.Abs(angle.Degrees + offset.Degrees) <= SteepestDegrees);

    private static Finding Wrong(string place, string found, string expected) =>
        Finding.Error("simulate-setting", null, place, found, expected);
}
