using System.Globalization;
using System.Text;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Formats.AreTomo;

/// <summary>Writes <c>.aln</c> files with the widths and decimals of AreTomo 3.</summary>
internal static class AlnEncoder
{
    internal static string Encode(AlnFile file)
    {
        var text = new StringBuilder($"# {AlnFile.Title} / Priims bprmMn\n");
        if (file.RawSize is { } size) Line(text, $"# RawSize = {size.Width} {size.Height} {size.Count}");
        if (file.Patches is { } patches) Line(text, $"# NumPatches = {patches}");
        foreach (var dark in file.DarkFrames) Line(text, $"# DarkFrame =  {dark.Index,4} {dark.Section,4} {Fixed(dark.Tilt.Degrees, 2, 8)}");
        if (file.AlphaOffset is { } alpha) Offset(text, "AlphaOffset", alpha);
        if (file.BetaOffset is { } beta) Offset(text, "BetaOffset", beta);
        if (file.ThicknessPixels is { } thickness) Line(text, $"# Thickness = {thickness}");
        text.Append("# SEC     ROT         GMAG       TX          TY      SMEAN     SFIT    SCALE     BASE     TILT\n");
        foreach (var row in file.Rows)
            Line(text, $"{row.Section,5}  {Fixed(row.Axis.Degrees, 4, 9)}  {Fixed(row.Magnification, 5, 9)}  {Fixed(row.ShiftX, 3, 9)}  {Fixed(row.ShiftY, 3, 9)}  {Fixed(row.Mean, 2, 7)}  {Fixed(row.Fit, 2, 7)}  {Fixed(row.Scale, 2, 7)}  {Fixed(row.Base, 2, 7)}  {Fixed(row.Tilt.Degrees, 2, 8)}");
        if (!file.LocalAlignment.IsEmpty) text.Append("# Local Alignment\n").AppendJoin('\n', file.LocalAlignment).Append('\n');
        return text.ToString();
    }

    private static void Offset(StringBuilder text, string name, Angle angle) => Line(text, $"# {name} = {Fixed(angle.Degrees, 2, 8)}");

    private static string Fixed(double value, int decimals, int width) => TextNumber.Fixed(value, decimals).PadLeft(width);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
