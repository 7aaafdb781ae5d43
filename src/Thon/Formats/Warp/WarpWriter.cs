using System.Xml.Linq;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Formats.Star;

namespace Thon.Formats.Warp;

/// <summary>Writes Warp's files of a series: <c>NAME.tomostar</c>, what it imports, and <c>NAME.xml</c>, what it has found out.</summary>
public static class WarpWriter
{
    /// <summary>
    /// Writes both. Tilt angles get Warp's sign, the negative of ours, and rows are sorted by mdoc tilt, ascending, as Warp sorts them. With a template its order is kept, and with it what is not
    /// understood, paths of movies, and the texts of numbers that say the same.
    /// </summary>
    /// <param name="series">The description.</param>
    /// <param name="template">The root of an XML file of this series, or null; it is not changed.</param>
    /// <param name="tomostarTemplate">A <c>.tomostar</c> of this series, or null.</param>
    /// <returns>Both files, in UTF-8; none where the findings have errors.</returns>
    /// <exception cref="BadInputException">The template is no file of Warp's.</exception>
    public static DialectOutput Write(SeriesDescription series, XElement? template = null, StarFile? tomostarTemplate = null)
    {
        var findings = WarpNeeds.Errors(
            series, (tomostarTemplate is null ? WarpTemplates.None : WarpTemplates.Tomostar) | (template is null ? WarpTemplates.None : WarpTemplates.Xml));
        if (findings.HasErrors) return new([], findings);
        if (tomostarTemplate is not null) TomostarFile.Decode(tomostarTemplate);
        var tomostar = WarpTomostarWriter.Write(series, tomostarTemplate);
        var xml = WarpXmlWriter.Write(series, template);
        findings = tomostar.Findings.AddRange(xml.Findings).AddRange(WarpNeeds.Losses(series));
        return new(findings.HasErrors ? [] : [new(series.Name + ".tomostar", tomostar.Text), new(series.Name + ".xml", xml.Text)], findings);
    }
}
