using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Warp;

/// <summary>Writes the XML file of a Warp series. Of a template everything stays that nobody understands or that says the same.</summary>
internal static class WarpXmlWriter
{
    private const string Inverted = "AreAnglesInverted";

    internal static (string Text, FindingList Findings) Write(SeriesDescription series, XElement? template)
    {
        var old = template is null ? null : WarpSeries.Decode(template, "the template");
        var (tilts, findings) = old is null ? (WarpMatching.Sorted(series), FindingList.Empty)
            : WarpMatching.To(series, old.MoviePath, [.. old.Angles.Select(angle => -angle.Degrees)], old.FileName);
        if (findings.HasErrors) return ("", findings);
        var root = template is null ? new XElement("TiltSeries") : new XElement(template);
        findings = findings.AddRange(WriteHandInPlace(root, series, old));
        WriteGeometryInPlace(root, series, old);
        WarpXmlLists.WriteInPlace(root, series, tilts, series.TiltOffset ?? WarpDescription.Negative(old?.LevelAngleY ?? Angle.Zero));
        findings = findings.AddRange(WarpXmlCtf.WriteInPlace(root, series, tilts, old));
        return (Text(root), findings);
    }

    private static IEnumerable<Finding> WriteHandInPlace(XElement root, SeriesDescription series, WarpSeries? old)
    {
        var axis = WarpNeeds.AxisOf(series, series.Tilts.FirstOrDefault()) ?? Angle.Zero;
        var hand = HandAbout.Of(series, axis);
        if (hand is null)
            yield return new Finding(
                "convert-assumed", series.Tilts.Any(tilt => tilt.Estimate is not null) ? Severity.Warning : Severity.Note, series.FileName, "hand", "not known", "+1 or -1",
                old is null ? $"{Inverted} was written as False, which Warp takes for hand -1; let ts_defocus_hand find it, or state --hand" : $"{Inverted} stays as it is");
        bool inverted = hand is null ? old?.AreAnglesInverted ?? false : hand == Hand.Plus;
        if (root.Attribute(Inverted) is null || old?.AreAnglesInverted != inverted) root.SetAttributeValue(Inverted, inverted.ToString());
    }

    private static void WriteGeometryInPlace(XElement root, SeriesDescription series, WarpSeries? old)
    {
        (string Name, double? Value)[] levels = [("LevelAngleX", -XTilts.OfSeries(series)?.Degrees), ("LevelAngleY", -series.TiltOffset?.Degrees)];
        foreach (var (name, value) in levels)
            if (value is { } known && (known != 0 || root.Attribute(name) is not null)) WarpXmlParts.SetInPlace(root, name, known);
        if (series is not { Width: { } width, Height: { } height, PixelSize.Angstroms: var pixel }) return;
        var (x, y) = (width * pixel, height * pixel);
        // Warp's lengths are rounded otherwise; half a pixel of either is the same number of pixels.
        bool same = old?.ImageSize is { } size && Math.Abs(size.X.Angstroms - x) < pixel / 2 && Math.Abs(size.Y.Angstroms - y) < pixel / 2;
        if (!same) root.SetAttributeValue("ImageDimensionsAngstrom", string.Create(CultureInfo.InvariantCulture, $"{WarpText.Of(x)}, {WarpText.Of(y)}"));
    }

    private static string Text(XElement root)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = "\t", NewLineChars = "\n", NewLineHandling = NewLineHandling.None };
        using (var writer = XmlWriter.Create(text, settings)) root.Save(writer);
        return text.ToString();
    }
}
