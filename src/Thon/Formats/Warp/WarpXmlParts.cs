using System.Globalization;
using System.Xml.Linq;

namespace Thon.Formats.Warp;

/// <summary>Sets params, grids and attributes of a Warp file, and keeps the texts of those that say the same.</summary>
internal static class WarpXmlParts
{
    /// <summary>Sets an attribute of an element to a number.</summary>
    internal static void SetInPlace(XElement element, string name, double value) =>
        element.SetAttributeValue(name, WarpText.Kept((string?)element.Attribute(name), value));

    /// <summary>Sets a param of the group CTF or OptionsCTF, which is made where it is not there.</summary>
    internal static void SetParamInPlace(XElement root, string group, string name, double value)
    {
        var parent = root.Element(group) ?? AddGroup(root, group);
        var param = parent.Elements("Param").FirstOrDefault(element => (string?)element.Attribute("Name") == name);
        if (param is null) parent.Add(new XElement("Param", new XAttribute("Name", name), new XAttribute("Value", WarpText.Of(value))));
        else SetInPlace(param, "Value", value);
    }

    /// <summary>Sets a grid of one node a tilt; a grid of other dimensions is replaced.</summary>
    internal static void SetGridInPlace(XElement root, string name, double[] values)
    {
        var grid = root.Element(name);
        if (grid is not null && IsColumn(grid, values.Length))
            foreach (var node in grid.Elements("Node")) SetInPlace(node, "Value", values[(int)node.Attribute("Z")!]);
        else if (grid is not null) grid.ReplaceWith(Grid(name, values));
        else (root.Elements().LastOrDefault(IsOfCtf) ?? AddGroup(root, "CTF")).AddAfterSelf(Grid(name, values));
    }

    private static bool IsOfCtf(XElement element) => element.Name.LocalName is "CTF" || element.Name.LocalName.StartsWith(WarpTiltCtf.DefocusGrid, StringComparison.Ordinal);

    private static bool IsColumn(XElement grid, int depth) =>
        (string?)grid.Attribute("Width") == "1" && (string?)grid.Attribute("Height") == "1" && (string?)grid.Attribute("Depth") == depth.ToString(CultureInfo.InvariantCulture);

    private static XElement AddGroup(XElement root, string group)
    {
        var element = new XElement(group);
        if (root.Elements().FirstOrDefault(other => other.Name.LocalName.StartsWith("Grid", StringComparison.Ordinal)) is { } grid) grid.AddBeforeSelf(element);
        else root.Add(element);
        return element;
    }

    private static XElement Grid(string name, double[] values) => new(
        name, Whole("Width", 1), Whole("Height", 1), Whole("Depth", values.Length), Whole("MarginX", 0), Whole("MarginY", 0), Whole("MarginZ", 0),
        values.Select((value, z) => new XElement("Node", Whole("X", 0), Whole("Y", 0), Whole("Z", z), new XAttribute("Value", WarpText.Of(value)))));

    private static XAttribute Whole(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
