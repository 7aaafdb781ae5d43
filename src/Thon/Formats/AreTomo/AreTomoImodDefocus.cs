using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Imod;
using Thon.Formats.Text;
using Thon.Optics;
using Thon.Units;

namespace Thon.Formats.AreTomo;

/// <summary>
/// AreTomo's <c>_CTF_Imod.txt</c> and <c>_Imod/NAME_ctf.txt</c>: an IMOD defocus file of version 3, with two peculiarities. The smaller defocus stands first, beside the azimuth that <c>_CTF.txt</c>
/// states for the larger. And where a phase plate was used, a defocus stands in the columns of the tilt angles.
/// </summary>
internal static class AreTomoImodDefocus
{
    private static readonly string[] Endings = ["_CTF_Imod.txt", "_ctf.txt"];

    // No stage tilts so far; a defocus in angstrom is far beyond.
    private static readonly Angle SteepestStage = Angle.FromDegrees(90);

    /// <summary>Whether an IMOD defocus file is one of AreTomo's: by its name, and since all of its rows have the smaller defocus first.</summary>
    internal static bool Is(string text, string name) =>
        Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && Pairs(text, name) is { Length: > 0 } pairs
        && pairs.All(pair => pair.First <= pair.Second) && pairs.Any(pair => pair.First < pair.Second);

    /// <summary>The file as it is meant: azimuths are those of the larger defocus; tilt angles that are none are 0 and among the findings.</summary>
    internal static (ImodDefocusFile File, bool HasAngles) Decode(string text, string name)
    {
        var file = ImodDefocusFile.Decode(text, name);
        var findings = file.Findings.Add(Finding.Warning(
            "aretomo-imod-order", name, null, "the smaller defocus first", "the larger first, as IMOD writes them", "The azimuth was taken as that of the larger, as in _CTF.txt, which is the better file to give"));
        bool hasAngles = file.Rows.All(row => Math.Abs(row.MiddleAngle.Radians) <= SteepestStage.Radians);
        if (!hasAngles)
            findings = findings.Add(Finding.Warning(
                "aretomo-imod-tilt", name, null, string.Create(CultureInfo.InvariantCulture, $"tilt angles to {file.Rows.Max(row => Math.Abs(row.MiddleAngle.Degrees)):F2} degrees"),
                "angles of a stage", "AreTomo writes defoci there where a phase plate was used; no angle was read"));
        return (file with { Rows = [.. file.Rows.Select(Turned)], Findings = findings }, hasAngles);
    }

    // Reading as IMOD's has turned the azimuth by a quarter when it put the larger first.
    private static ImodDefocusRow Turned(ImodDefocusRow row)
    {
        var d = row.Defocus;
        return d.Astigmatism.Angstroms == 0 ? row : row with { Defocus = new Defocus(d.U, d.V, new(d.Angle.Radians - Math.PI / 2)) };
    }

    private static ImmutableArray<(double First, double Second)> Pairs(string text, string name)
    {
        TextLine[] lines = [.. TextLines.Of(text, name).Where(line => !line.IsBlank)];
        if (lines is not [var head, ..] || head.Words is not ["1" or "5", _, _, _, _, "3"]) return [];
        double?[][] rows = [.. lines.Skip(1).Select(line => new[] { TextNumber.Finite(line.Words.ElementAtOrDefault(4)), TextNumber.Finite(line.Words.ElementAtOrDefault(5)) })];
        return rows.All(row => row[0] is not null && row[1] is not null) ? [.. rows.Select(row => (row[0]!.Value, row[1]!.Value))] : [];
    }
}
