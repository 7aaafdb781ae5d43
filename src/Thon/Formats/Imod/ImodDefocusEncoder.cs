using System.Globalization;
using System.Text;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Formats.Imod;

/// <summary>Writes IMOD defocus files of version 3.</summary>
internal static class ImodDefocusEncoder
{
    // A thousandth of a nanometre: far below what any fit knows.
    private const int DefocusDecimals = 3;
    private const int AngleDecimals = 2;
    private const int PhaseDecimals = 3;

    internal static string Encode(ImodDefocusFile file)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{(int)file.Flags}\t0\t0.0\t0.0\t0.0\t3\n");
        foreach (var row in file.Rows) text.AppendJoin('\t', Columns(row, file.Flags)).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<string> Columns(ImodDefocusRow row, ImodDefocusFlags flags)
    {
        yield return row.FirstView.ToString(CultureInfo.InvariantCulture);
        yield return row.LastView.ToString(CultureInfo.InvariantCulture);
        yield return TextNumber.Fixed(row.LowAngle.Degrees, AngleDecimals);
        yield return TextNumber.Fixed(row.HighAngle.Degrees, AngleDecimals);
        if (flags.HasFlag(ImodDefocusFlags.Astigmatism))
        {
            yield return TextNumber.Fixed(row.Defocus.U.Nanometers, DefocusDecimals);
            yield return TextNumber.Fixed(row.Defocus.V.Nanometers, DefocusDecimals);
            yield return Angle(row.Defocus.Angle, AngleDecimals, flags.HasFlag(ImodDefocusFlags.AstigmatismInRadians));
        }
        else
        {
            yield return TextNumber.Fixed(row.Defocus.Mean.Nanometers, DefocusDecimals);
        }

        if (flags.HasFlag(ImodDefocusFlags.PhaseShift))
            yield return Angle(row.PhaseShift, PhaseDecimals, flags.HasFlag(ImodDefocusFlags.PhaseInRadians));
        if (flags.HasFlag(ImodDefocusFlags.CutOn)) yield return TextNumber.Fixed((row.CutOn?.CyclesPerAngstrom ?? 0) * 10, 5);
    }

    // Radians need two more decimals to say as much.
    private static string Angle(Angle angle, int decimals, bool radians) =>
        radians ? TextNumber.Fixed(angle.Radians, decimals + 2) : TextNumber.Fixed(angle.Degrees, decimals);
}
