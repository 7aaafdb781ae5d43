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

    // "Tilt axis angle = 85.3" (SerialEM) and "TiltAxisAngle = -174.23" (Tomo5).
    [GeneratedRegex(@"Tilt\s*axis\s*angle\s*=\s*([-+]?[0-9.]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Axis();
}
