using System.Collections.Immutable;
using System.Text;
using Thon.Findings;
using Thon.Formats.Text;

namespace Thon.Formats.Mdoc;

/// <summary>Reads mdocs line by line.</summary>
internal static class MdocDecoder
{
    internal static MdocFile Decode(string text, string name)
    {
        var (all, tail) = Entries(text, name);
        int[] heads = [.. Enumerable.Range(0, all.Length).Where(i => IsHead(all[i]))];
        if (heads.Length == 0) throw new BadInputException(NoSections(name));
        var sections = heads.Select((head, i) => Section(all[head], all[(head + 1)..(i + 1 < heads.Length ? heads[i + 1] : all.Length)])).ToImmutableArray();
        var header = all[..heads[0]];
        var findings = FindingList.Of(MdocDoubts.Of(header, sections, name));
        findings.ThrowIfErrors();
        return new(name, header, sections, findings) { Tail = tail };
    }

    private static (ImmutableArray<MdocEntry> Entries, string Tail) Entries(string text, string name)
    {
        var entries = ImmutableArray.CreateBuilder<MdocEntry>();
        var blank = new StringBuilder();
        foreach (var line in RawLines.Of(text, name))
        {
            if (line.IsBlank)
            {
                blank.Append(line);
                continue;
            }

            entries.Add(MdocLineReader.Read(line, blank.ToString()));
            blank.Clear();
        }

        return (entries.ToImmutable(), blank.ToString());
    }

    private static bool IsHead(MdocEntry entry) => entry.Kind == MdocEntryKind.Title && entry.Key != "T";

    // The blanks around the label belong to the layout, so that head and label are written again as they were.
    private static MdocSection Section(MdocEntry head, ImmutableArray<MdocEntry> entries)
    {
        string label = head.Value.Trim();
        int start = head.Value.IndexOf(label, StringComparison.Ordinal);
        var layout = head.Layout! with
        {
            Separator = head.Layout!.Separator + head.Value[..start],
            After = head.Value[(start + label.Length)..] + head.Layout!.After,
        };
        return new(head.Key, label, entries, head.Line) { Layout = layout };
    }

    private static Finding NoSections(string name) => Finding.Error(
        "mdoc-no-sections", name, null, "no sections", "[ZValue = 0] and so on, one for each image", "Check that this is the mdoc of a tilt series.");
}
