using System.Text.RegularExpressions;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Formats.Mdoc;

/// <summary>What the titles of an mdoc say between the lines.</summary>
internal static partial class MdocTitle
{
    internal static bool IsTomo5(string title) => title.Contains("TiltAxisAngle", StringComparison.Ordinal);

    internal static Angle? TiltAxis(string title) =>
        TextNumber.Finite(Axis().Match(title).Groups[1].Value) is { } degrees ? Angle.FromDegrees(degrees) : null;

    /// <summary>A title with the axis. Some readers take the angle up to a comma.</summary>
    internal static MdocEntry Of(Angle axis) => MdocEntry.Title($"    Tilt axis angle = {MdocValue.Written(axis.Degrees)}, written by Thon");

    /// <summary>A title with another axis; one that states none stays as it is.</summary>
    internal static string With(string title, Angle axis) =>
        Axis().Match(title).Groups[1] is { Success: true } number ? title[..number.Index] + MdocValue.Written(axis.Degrees) + title[(number.Index + number.Length)..] : title;

    // "Tilt axis angle = 85.3" (SerialEM) and "TiltAxisAngle = -174.23" (Tomo5).
    [GeneratedRegex(@"Tilt\s*axis\s*angle\s*=\s*([-+]?[0-9.]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Axis();
}
