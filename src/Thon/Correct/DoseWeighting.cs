using Thon.Tilts;
using Thon.Units;

namespace Thon.Correct;

/// <summary>Which exposure the weight of a tilt refers to.</summary>
public static class DoseWeighting
{
    /// <summary>The name of this step in a data type label, for example <c>dw(gg,mid)</c>.</summary>
    public static string StepOf(ExposurePoint point) =>
        $"dw(gg,{point switch { ExposurePoint.Start => "start", ExposurePoint.Middle => "mid", _ => "end" }})";

    /// <summary>The exposure a tilt's weight refers to.</summary>
    /// <exception cref="ArgumentException">The tilt's dose is not known.</exception>
    public static Dose ExposureOf(Tilt tilt, ExposurePoint point)
    {
        if (tilt is not { DoseBefore: { } before, Dose: { } dose }) throw new ArgumentException($"section {tilt.Section} has no dose", nameof(tilt));
        double part = point switch { ExposurePoint.Start => 0, ExposurePoint.Middle => 0.5, _ => 1 };
        return new(before.ElectronsPerSquareAngstrom + part * dose.ElectronsPerSquareAngstrom);
    }
}
