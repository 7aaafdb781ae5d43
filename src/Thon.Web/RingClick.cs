using System.Text.Json;
using Thon.Findings;
using Thon.Units;

namespace Thon.Web;

/// <summary>A ring that somebody pointed at.</summary>
/// <param name="Frequency">How far out, cycles/angstrom.</param>
/// <param name="Direction">Where on it, counter-clockwise from +x.</param>
/// <param name="Zero">Which zero of the CTF it is meant to be, from 1; null for the nearest.</param>
internal sealed record RingClick(double Frequency, Angle Direction, int? Zero)
{
    private const double LowestFrequency = 1e-4, HighestFrequency = 2;   // spacings from 10000 to 0.5 A
    private const double MostAngle = 360;
    private const int HighestZero = 1000;

    /// <summary>The ring a page sends.</summary>
    /// <param name="body">The body of the request.</param>
    /// <exception cref="BadInputException">A number is missing or out of its range.</exception>
    public static RingClick Read(JsonElement body)
    {
        var reader = new NumberReader(body);
        var click = new RingClick(
            reader.Number("k", LowestFrequency, HighestFrequency, "cycles/A"), Angle.FromDegrees(reader.Number("angle", -MostAngle, MostAngle, "degrees")), reader.Count("zero", HighestZero));
        reader.ThrowIfWrong();
        return click;
    }
}
