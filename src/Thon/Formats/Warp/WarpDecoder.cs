using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Thon.Findings;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Formats.Warp;

/// <summary>Reads the tree of a Warp file; the only place that knows its names and units.</summary>
internal static class WarpDecoder
{
    private const string Number = "a number";

    private static readonly string[] Single = ["Angles", "Dose", "UseTilt", "AxisAngle", "AxisOffsetX", "AxisOffsetY", "MoviePath", "OptionsCTF", "CTF"];

    public static WarpSeries Decode(XElement root, string path)
    {
        if (root.Name.LocalName != "TiltSeries")
            throw new BadInputException(Finding.Error(
                "warp-root", path, WarpXml.Place(root), $"an element {root.Name.LocalName}", "TiltSeries", "Give the file that Warp keeps of a tilt series, not that of a movie or of settings"));
        var fields = new WarpFields(root, path);
        CheckOnce(root, fields);
        var angles = fields.List("Angles", Degrees, Number);
        if (angles.IsEmpty) fields.Wrong("warp-missing", WarpXml.Place(root), "no Angles", "the angle of every tilt, a line each");
        // Whatever else the file says is said about these.
        if (angles.IsEmpty) fields.Findings.ThrowIfErrors();
        var series = new WarpSeries(path, angles)
        {
            AreAnglesInverted = root.Attribute("AreAnglesInverted") is { } inverted && (WarpFields.Truth(inverted.Value) ?? NoTruth(fields, inverted)),
            LevelAngleX = fields.Attribute("LevelAngleX", Degrees, Number),
            LevelAngleY = fields.Attribute("LevelAngleY", Degrees, Number),
            ImageSize = fields.Attribute("ImageDimensionsAngstrom", Pair, "two lengths, in angstrom"),
            Dose = fields.List("Dose", text => TextNumber.Finite(text) is >= 0 and { } dose ? new Dose(dose) : (Dose?)null, "a number, 0 or more"),
            UseTilt = fields.List("UseTilt", WarpFields.Truth, "True or False"),
            AxisAngle = fields.List("AxisAngle", Degrees, Number),
            AxisOffsetX = fields.List("AxisOffsetX", Angstroms, Number),
            AxisOffsetY = fields.List("AxisOffsetY", Angstroms, Number),
            MoviePath = fields.Texts("MoviePath"),
            TiltSpectra = WarpCurves.Of(root, "TiltPS1D", angles.Length, fields),
            Options = root.Element("OptionsCTF") is null ? null : Options(fields),
            Ctf = root.Element("CTF") is null ? null : Ctf(fields),
            Grids = Grids(root, fields),
        };
        CheckCounts(root, series, fields);
        foreach (var empty in root.Elements().Where(element => element.Name.LocalName == "UseTilt" && series.UseTilt.IsEmpty))
            fields.Doubt("warp-empty", WarpXml.Place(empty), "nothing in UseTilt", "True or False, a line for each of the Angles", "All tilts were taken as used");
        fields.Findings.ThrowIfErrors();
        return series with { Findings = fields.Findings };
    }

    private static WarpOptions Options(WarpFields fields) => new(
        Maybe(fields.Number("OptionsCTF", "PixelSize"), Length.FromAngstroms), fields.Number("OptionsCTF", "BinTimes"),
        Maybe(fields.Number("OptionsCTF", "Voltage"), Voltage.FromKilovolts), Maybe(fields.Number("OptionsCTF", "Cs"), Length.FromMillimeters),
        fields.Number("OptionsCTF", "Amplitude"), fields.Number("OptionsCTF", "RangeMin"), fields.Number("OptionsCTF", "RangeMax"),
        fields.Param("OptionsCTF", "DoPhase", WarpFields.Truth, "True or False"));

    private static WarpCtf Ctf(WarpFields fields) => new(
        Maybe(fields.Number("CTF", "Defocus"), Length.FromMicrometers), Maybe(fields.Number("CTF", "DefocusDelta"), Length.FromMicrometers),
        Maybe(fields.Number("CTF", "DefocusAngle"), Angle.FromDegrees), Maybe(fields.Number("CTF", "PhaseShift"), halfTurns => Angle.FromRadians(halfTurns * Math.PI)))
    {
        Voltage = Maybe(fields.Number("CTF", "Voltage"), Voltage.FromKilovolts),
        SphericalAberration = Maybe(fields.Number("CTF", "Cs"), Length.FromMillimeters),
        AmplitudeContrast = fields.Number("CTF", "Amplitude"),
        PixelSize = Maybe(fields.Number("CTF", "PixelSize"), Length.FromAngstroms),
        Thickness = Maybe(fields.Number("CTF", "Thickness"), Length.FromNanometers),
    };

    private static ImmutableDictionary<string, WarpGrid> Grids(XElement root, WarpFields fields) =>
        root.Elements().Where(IsGrid)
            // Those that come again are among the findings.
            .DistinctBy(element => element.Name.LocalName)
            .ToImmutableDictionary(element => element.Name.LocalName, element => Grid(element, fields));

    private static bool IsGrid(XElement element) => element.Name.LocalName.StartsWith("Grid", StringComparison.Ordinal) && element.Attribute("Duration") is null;

    /// <summary>Of two lists, groups, params or grids of one name, nobody can say which is meant.</summary>
    private static void CheckOnce(XElement root, WarpFields fields)
    {
        foreach (var twice in Again(root.Elements().Where(element => IsGrid(element) || Single.Contains(element.Name.LocalName)), element => element.Name.LocalName))
            fields.Wrong("warp-twice", WarpXml.Place(twice), $"{twice.Name.LocalName} again", "each once");
        foreach (var group in root.Elements().Where(element => element.Name.LocalName is "OptionsCTF" or "CTF"))
            foreach (var twice in Again(group.Elements("Param"), param => (string?)param.Attribute("Name") ?? ""))
                fields.Wrong("warp-twice", $"{WarpXml.Place(twice)} {(string?)twice.Attribute("Name")}", "a param again", "each once");
    }

    private static IEnumerable<XElement> Again(IEnumerable<XElement> elements, Func<XElement, string> name) => elements.GroupBy(name).SelectMany(group => group.Skip(1));

    private static WarpGrid Grid(XElement element, WarpFields fields)
    {
        var grid = new WarpGrid(
            fields.Whole(element, "Width"), fields.Whole(element, "Height"), fields.Whole(element, "Depth"),
            [.. element.Elements("Node").Select(node => new WarpNode(fields.Whole(node, "X"), fields.Whole(node, "Y"), fields.Whole(node, "Z"), fields.Number(node, "Value")))]);
        long nodes = (long)grid.Width * grid.Height * grid.Depth;
        if (nodes != grid.Nodes.Length)
            fields.Wrong("warp-count", WarpXml.Place(element), string.Create(CultureInfo.InvariantCulture, $"{grid.Nodes.Length} nodes"), string.Create(CultureInfo.InvariantCulture, $"{nodes}, its width by its height by its depth"));
        return grid;
    }

    private static void CheckCounts(XElement root, WarpSeries series, WarpFields fields)
    {
        (string Name, int Count)[] lists =
        [
            ("Dose", series.Dose.Length), ("UseTilt", series.UseTilt.Length), ("AxisAngle", series.AxisAngle.Length), ("AxisOffsetX", series.AxisOffsetX.Length),
            ("AxisOffsetY", series.AxisOffsetY.Length), ("MoviePath", series.MoviePath.Length),
        ];
        foreach (var (name, count) in lists.Where(list => list.Count != 0 && list.Count != series.Angles.Length))
            fields.Wrong(
                "warp-count", WarpXml.Place(root.Element(name)!), string.Create(CultureInfo.InvariantCulture, $"{count} lines"),
                string.Create(CultureInfo.InvariantCulture, $"{series.Angles.Length}, a line for each of the Angles"));
    }

    private static bool NoTruth(WarpFields fields, XAttribute attribute)
    {
        fields.Wrong("warp-value", $"{WarpXml.Place(attribute)} {attribute.Name.LocalName}", $"'{attribute.Value}'", "True or False");
        return false;
    }

    private static Angle? Degrees(string text) => Maybe(TextNumber.Finite(text), Angle.FromDegrees);

    private static Length? Angstroms(string text) => Maybe(TextNumber.Finite(text), Length.FromAngstroms);

    private static (Length X, Length Y)? Pair(string text) =>
        text.Split(',') is [var x, var y] && Angstroms(x.Trim()) is { } width && Angstroms(y.Trim()) is { } height ? (width, height) : null;

    private static T? Maybe<T>(double? value, Func<double, T> of)
        where T : struct => value is { } known ? of(known) : null;
}
