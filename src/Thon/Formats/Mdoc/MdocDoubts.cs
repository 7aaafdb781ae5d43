using Thon.Findings;

namespace Thon.Formats.Mdoc;

/// <summary>What is odd about the lines of an mdoc, told once when it is read.</summary>
internal static class MdocDoubts
{
    private static readonly string[] NumbersWeRead = ["ExposureDose", "PriorRecordDose", "PixelSpacing", "RotationAngle", "TargetDefocus", "Voltage"];

    // Keys of one image: before any section nobody can say of which.
    private static readonly string[] OfAnImage = ["TiltAngle", "ExposureDose", "PriorRecordDose", "DateTime", "SubFramePath"];

    internal static IEnumerable<Finding> Of(IReadOnlyCollection<MdocEntry> header, IReadOnlyCollection<MdocSection> sections, string name) =>
        sections.SelectMany(section => OfSection(section, name)).Concat(Repeated(sections, name)).Concat(Early(header, name)).Concat(Strays(header, sections, name));

    private static IEnumerable<Finding> OfSection(MdocSection section, string name)
    {
        string place = $"section {section.Kind} = {section.Label}, line {section.Line}";
        if (section["TiltAngle"] is { } tilt && section.TiltAngle is null)
            yield return Finding.Error("mdoc-tilt-angle", name, place, $"TiltAngle = {tilt}", "an angle in degree", "Correct the line.");
        if (section["DateTime"] is { } date && section.Acquired is null)
            yield return Finding.Warning("mdoc-date", name, place, $"DateTime = {date}", "a date such as 30-Nov-2015 15:21:38", "It is not used.");
        if (section.Kind == "ZValue" && section.ZValue is not >= 0)
            yield return Finding.Warning("mdoc-zvalue", name, place, $"ZValue = {section.Label}", "a section from 0", "The section is kept but not used.");
        if (section.ZValue == int.MaxValue)
            yield return Finding.Error("mdoc-zvalue", name, place, $"ZValue = {section.Label}", "a section from 0 that a stack can have", "Correct the line.");
        foreach (string key in NumbersWeRead)
        {
            if (section[key] is { } value && section.Number(key) is null)
                yield return Finding.Warning("mdoc-number", name, place, $"{key} = {value}", "a number", "The value is not used.");
        }
    }

    private static IEnumerable<Finding> Repeated(IEnumerable<MdocSection> sections, string name) =>
        sections.GroupBy(section => (section.Kind, section.Label)).Where(group => group.Count() > 1).Select(group => Finding.Warning(
            "mdoc-section-repeated", name, $"line {group.Last().Line}", $"[{group.Key.Kind} = {group.Key.Label}] {group.Count()} times",
            "every section once",
            "A tilt was perhaps taken again; delete the section of the image that is not in the stack."));

    private static IEnumerable<Finding> Early(IEnumerable<MdocEntry> header, string name) =>
        header.Where(entry => OfAnImage.Contains(entry.Key)).Select(entry => Finding.Warning(
            "mdoc-early-key", name, $"line {entry.Line}", $"{entry.Key} before any section", "a head such as [ZValue = 0] before it", "The line is kept but not used."));

    // Long titles are broken before their closing bracket, which then stands alone.
    private static IEnumerable<Finding> Strays(IEnumerable<MdocEntry> header, IEnumerable<MdocSection> sections, string name) =>
        header.Concat(sections.SelectMany(section => section.Entries))
            .Where(entry => entry.Kind == MdocEntryKind.Text && entry.Value.Trim() != "]" && !entry.Value.TrimStart().StartsWith('#'))
            .Select(entry => Finding.Warning(
                "mdoc-line", name, $"line {entry.Line}", $"'{entry.Value.Trim()}'", "key = value", "The line is kept but not used."));
}
