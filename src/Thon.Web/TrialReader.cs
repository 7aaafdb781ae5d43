using System.Text.Json;
using Thon.Estimate.Diagnosis;
using Thon.Findings;
using Thon.Optics;
using Thon.Units;

namespace Thon.Web;

/// <summary>Reads what a page sends of the CTF of a tilt: mean defocus and astigmatism U - V in angstrom, angle and phase in degrees.</summary>
internal static class TrialReader
{
    private const double LowestDefocus = 100, HighestDefocus = 5e5;   // 0.01 and 50 um
    private const double HighestAstigmatism = 1e5;
    private const double MostAngle = 360, MostPhase = 180;
    private static readonly string[] Names = ["defocus", "astigmatism", "angle", "phase"];

    /// <summary>The numbers set.</summary>
    /// <param name="body">The body of the request.</param>
    /// <exception cref="BadInputException">A number is missing or out of its range.</exception>
    public static TiltTrial Read(JsonElement body) => Read(body, null);

    /// <summary>The numbers set, of which those that were not sent stay what they are; where none was sent, all are missing.</summary>
    /// <param name="body">The body of the request.</param>
    /// <param name="present">The present numbers; null where there are none, and all must be sent.</param>
    /// <exception cref="BadInputException">A number is missing or out of its range.</exception>
    public static TiltTrial Read(JsonElement body, TrialNumbers? present)
    {
        var reader = new NumberReader(body);
        var kept = Names.Any(reader.Has) ? present : null;
        double mean = Kept("defocus", kept?.Defocus) ?? reader.Number("defocus", LowestDefocus, HighestDefocus, "A");
        double astigmatism = Kept("astigmatism", kept?.Astigmatism) ?? reader.Number("astigmatism", 0, HighestAstigmatism, "A");
        double angle = Kept("angle", kept?.Angle) ?? reader.Number("angle", -MostAngle, MostAngle, "degrees");
        double phase = Kept("phase", kept?.Phase) ?? reader.Number("phase", -MostPhase, MostPhase, "degrees");
        reader.ThrowIfWrong();
        if (astigmatism >= 2 * mean) reader.Wrong("astigmatism", "less than twice the defocus, since V is above zero");
        reader.ThrowIfWrong();
        var defocus = new Defocus(new(mean + astigmatism / 2), new(mean - astigmatism / 2), Angle.FromDegrees(angle));
        return new(defocus, Angle.FromDegrees(phase));

        double? Kept(string name, double? value) => reader.Has(name) ? null : value;
    }
}
