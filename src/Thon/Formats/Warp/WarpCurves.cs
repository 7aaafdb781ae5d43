using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Thon.Formats.Text;

namespace Thon.Formats.Warp;

/// <summary>Reads curves, written as <c>frequency|value;frequency|value;...</c> in an element a tilt whose ID counts the tilts from 0.</summary>
internal static class WarpCurves
{
    private const double Nyquist = 0.5;

    public static ImmutableArray<WarpCurve?> Of(XElement root, string name, int tilts, WarpFields fields)
    {
        var curves = new WarpCurve?[tilts];
        foreach (var element in root.Elements(name))
        {
            int tilt = fields.Whole(element, "ID");
            if (tilt < 0 || tilt >= tilts || curves[tilt] is not null)
                fields.Wrong(
                    "warp-count", WarpXml.Place(element), string.Create(CultureInfo.InvariantCulture, $"ID {tilt}"),
                    string.Create(CultureInfo.InvariantCulture, $"0 to {tilts - 1}, as there are Angles, each once"));
            else curves[tilt] = Curve(element, fields);
        }
        return [.. curves];
    }

    private static WarpCurve? Curve(XElement element, WarpFields fields)
    {
        if (element.Value.Trim().Length == 0) return null;
        var (frequency, value) = (ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<double>());
        foreach (string pair in element.Value.Trim().TrimEnd(';').Split(';'))
        {
            string[] parts = pair.Split('|');
            if (parts.Length == 2 && TextNumber.Finite(parts[0].Trim()) is { } f && TextNumber.Finite(parts[1].Trim()) is { } v
                && f is >= 0 and <= Nyquist && (frequency.Count == 0 || f > frequency[^1]))
            {
                frequency.Add(f);
                value.Add(v);
                continue;
            }
            fields.Wrong(
                "warp-curve", WarpXml.Place(element), string.Create(CultureInfo.InvariantCulture, $"'{pair}' at point {frequency.Count}"),
                "frequency|value, frequencies rising from 0 to 0.5 cycles/pixel");
            return null;
        }
        return new(frequency.ToImmutable(), value.ToImmutable());
    }
}
