using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Text;

namespace Thon.Formats.Mdoc;

/// <summary>Reads mdocs line by line.</summary>
internal static class MdocDecoder
{
    private static readonly string[] NumbersWeRead = ["ExposureDose", "PriorRecordDose", "PixelSpacing", "RotationAngle", "TargetDefocus", "Voltage"];

    internal static MdocFile Decode(string text, string name)
    {
        var header = ImmutableArray.CreateBuilder<MdocEntry>();
        var sections = ImmutableArray.CreateBuilder<MdocSection>();
        var entries = header;
        foreach (var line in TextLines.Of(text, name).Where(line => !line.IsBlank))
        {
            var entry = Entry(line);
            if (entry.Kind == MdocEntryKind.Title && entry.Key != "T")
            {
                Close(sections, entries);
                entries = ImmutableArray.CreateBuilder<MdocEntry>();
                sections.Add(new(entry.Key, entry.Value.Trim(), [], entry.Line));
            }
            else
            {
                entries.Add(entry);
            }
        }

        Close(sections, entries);
        if (sections.Count == 0) throw new BadInputException(NoSections(name));
        var findings = FindingList.Of(sections.SelectMany(section => Doubts(section, name)))
            .AddRange(Repeated(sections, name)).AddRange(Strays(header, sections, name));
        findings.ThrowIfErrors();
        return new(name, header.ToImmutable(), sections.ToImmutable(), findings);
    }

    private static void Close(ImmutableArray<MdocSection>.Builder sections, ImmutableArray<MdocEntry>.Builder entries)
    {
        if (sections.Count > 0) sections[^1] = sections[^1] with { Entries = entries.ToImmutable() };
    }

    private static MdocEntry Entry(TextLine line)
    {
        string text = line.Text.Trim();
        bool bracketed = text.StartsWith('[') && text.EndsWith(']');
        if (bracketed) text = text[1..^1];
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1) return new(MdocEntryKind.Text, string.Empty, line.Text, line.Number);
        string value = text[(equals + 1)..];
        if (value.StartsWith(' ')) value = value[1..];
        return new(bracketed ? MdocEntryKind.Title : MdocEntryKind.Pair, text[..equals].Trim(), value, line.Number);
    }

    private static IEnumerable<Finding> Doubts(MdocSection section, string name)
    {
        string place = $"section {section.Kind} = {section.Label}, line {section.Line}";
        if (section["TiltAngle"] is { } tilt && section.TiltAngle is null)
            yield return Finding.Error("mdoc-tilt-angle", name, place, $"TiltAngle = {tilt}", "an angle in degree", "Correct the line.");
        if (section["DateTime"] is { } date && section.Acquired is null)
            yield return Finding.Warning("mdoc-date", name, place, $"DateTime = {date}", "a date such as 30-Nov-2015 15:21:38", "It is not used.");
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

    private static IEnumerable<Finding> Strays(IEnumerable<MdocEntry> header, IEnumerable<MdocSection> sections, string name) =>
        header.Concat(sections.SelectMany(section => section.Entries))
            .Where(entry => entry.Kind == MdocEntryKind.Text && !entry.Value.TrimStart().StartsWith('#'))
            .Select(entry => Finding.Warning(
                "mdoc-line", name, $"line {entry.Line}", $"'{entry.Value.Trim()}'", "key = value", "The line is kept but not used."));

    private static Finding NoSections(string name) => Finding.Error(
        "mdoc-no-sections", name, null, "no sections", "[ZValue = 0] and so on, one for each image", "Check that this is the mdoc of a tilt series.");
}
