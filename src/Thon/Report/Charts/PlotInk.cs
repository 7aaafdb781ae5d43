using ScottPlot;

namespace Thon.Report.Charts;

/// <summary>
/// How broken lines come into a file. The drawing library knows none in SVG files and complains on the console; there they are drawn as whole lines, each kind in a grey of its own, and told to be broken in the text of the file.
/// </summary>
/// <param name="HasPatterns">Whether the library draws broken lines itself.</param>
internal sealed record PlotInk(bool HasPatterns)
{
    private const string DashedGrey = "#696968", DottedGrey = "#696969";

    /// <summary>For files of pixels.</summary>
    public static PlotInk OfPixels { get; } = new(true);

    /// <summary>For files of lines.</summary>
    public static PlotInk OfVectors { get; } = new(false);

    /// <summary>The colour of dashed lines; nothing else has it.</summary>
    public static Color Dashed { get; } = Color.FromHex(DashedGrey);

    /// <summary>The colour of dotted lines; nothing else has it.</summary>
    public static Color Dotted { get; } = Color.FromHex(DottedGrey);

    /// <summary>The pattern the library is told.</summary>
    public LinePattern PatternOf(LinePattern pattern) => HasPatterns ? pattern : LinePattern.Solid;

    /// <summary>The text of an SVG file with its lines broken.</summary>
    public string Finished(string svg) => HasPatterns ? svg : Broken(Broken(svg, DashedGrey, "8 5"), DottedGrey, "2 4");

    private static string Broken(string svg, string grey, string dashes) =>
        svg.Replace($"stroke=\"{grey}\"", $"stroke=\"{grey}\" stroke-dasharray=\"{dashes}\"", StringComparison.OrdinalIgnoreCase);
}
