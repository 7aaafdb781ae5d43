using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Formats.Imod;

/// <summary>
/// IMOD's lists of angles, one in degree a line and one line a section: <c>.tlt</c> (refined tilt angles), <c>.rawtlt</c> (as recorded),
/// <c>.xtilt</c> (inclination along the axis). Blank lines are skipped, as IMOD does.
/// </summary>
public static class ImodAngles
{
    private const int Decimals = 2;

    /// <summary>Reads a list of angles.</summary>
    /// <exception cref="BadInputException">A line holds anything but one number, or no line holds any.</exception>
    public static ImmutableArray<Angle> Read(string path) => Decode(TextLines.ReadText(path), path);

    /// <summary>Reads a list of angles from text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <exception cref="BadInputException">A line holds anything but one number, or no line holds any.</exception>
    public static ImmutableArray<Angle> Decode(string text, string name)
    {
        var angles = ImmutableArray.CreateBuilder<Angle>();
        var findings = FindingList.Empty;
        foreach (var line in TextLines.Of(text, name).Where(line => !line.IsBlank))
        {
            if (TextNumber.Finite(line.Text) is { } degrees) angles.Add(Angle.FromDegrees(degrees));
            else findings = findings.Add(Finding.Error("imod-angle", name, line.Place, $"'{line.Text.Trim()}'", "one angle in degree"));
        }

        if (angles.Count == 0 && !findings.HasErrors)
            findings = findings.Add(Finding.Error("imod-no-angles", name, null, "no angles", "one angle in degree a line"));
        findings.ThrowIfErrors();
        return angles.ToImmutable();
    }

    /// <summary>The text of a list of angles, with two decimals as IMOD writes them.</summary>
    public static string Encode(IEnumerable<Angle> angles) =>
        string.Concat(angles.Select(angle => TextNumber.Fixed(angle.Degrees, Decimals).PadLeft(8) + "\n"));

    /// <summary>Writes a list of angles, with two decimals as IMOD writes them.</summary>
    public static void Write(string path, IEnumerable<Angle> angles) => TextLines.WriteText(path, Encode(angles));
}
