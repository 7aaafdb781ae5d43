using System.Text.RegularExpressions;
using Xunit;

namespace Thon.Tests;

/// <summary>The documents keep up with the sources and with each other.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_work_cited_in_the_sources_stands_in_the_list_of_papers()
    {
        var listed = ListedKey().Matches(Text("docs/papers.md")).Select(match => match.Groups[1].Value).ToHashSet();
        var missing =
            from source in Sources()
            from key in CitedKeys(File.ReadAllText(source))
            where !listed.Contains(key)
            select $"{Path.GetRelativePath(Repository.Root, source)}: [{key}]";
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_paper_in_the_list_is_cited_in_the_sources()
    {
        var cited = Sources().SelectMany(source => CitedKeys(File.ReadAllText(source))).ToHashSet();
        Assert.All(ListedKey().Matches(Text("docs/papers.md")).Select(match => match.Groups[1].Value), key => Assert.Contains(key, cited));
    }

    [Fact]
    public void A_citation_may_be_followed_by_a_place_and_other_brackets_are_none()
    {
        const string source = "/// By a rule. [Rohou2015, Eq. 2-4] and [IMOD, MRC format]\n[Flags]\n// [row, column], [ZValue = n], [MRC2014]; see [T = text]\nint[] a = [Some];";
        Assert.Equal(["Rohou2015", "IMOD", "MRC2014"], CitedKeys(source));
    }

    [Fact]
    public void Links_in_the_documents_lead_to_files_that_exist()
    {
        var broken =
            from document in Documents()
            from Match link in Link().Matches(File.ReadAllText(document))
            let target = link.Groups[1].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://") && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, target))
            select $"{Path.GetRelativePath(Repository.Root, document)}: {target}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_code_of_the_data_type_lock_stands_in_its_table_and_no_other()
    {
        var table = TableCode().Matches(Text("docs/data-types.md").Split("## Codes")[1]).Select(match => match.Groups[1].Value).ToHashSet();
        string[] rooms = ["src/Thon/Provenance", "src/Thon/Pipeline/Records", "src/Thon/Pipeline/Replay"];
        var sources = Sources().Where(path => rooms.Any(room => path.Contains(room, StringComparison.Ordinal))).ToArray();
        // A sealed file is a recipe or a record.
        var codes = sources.SelectMany(path => SourceCode().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)).SelectMany(code => code.StartsWith("{What}", StringComparison.Ordinal) ? [code.Replace("{What}", "recipe", StringComparison.Ordinal), code.Replace("{What}", "record", StringComparison.Ordinal)] : new[] { code });
        Assert.Contains("record-changed", table);
        Assert.Empty(codes.Except(table));
        // A code may have a name, or be handed to what makes the finding.
        string everything = string.Concat(Sources().Select(File.ReadAllText));
        Assert.All(table.Except(codes), code => Assert.Contains($"\"{code}\"", everything, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_room_of_the_library_stands_in_the_table_of_rooms()
    {
        string contributing = Text("CONTRIBUTING.md");
        var rooms = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src/Thon")).Select(folder => Path.GetFileName(folder)!);
        Assert.All(rooms.Where(room => room is not ("bin" or "obj")), room => Assert.Contains($"| `{room}`", contributing));
    }

    private static IEnumerable<string> CitedKeys(string source) =>
        from Match comment in Comment().Matches(source)
        from Match citation in Citation().Matches(comment.Value)
        select citation.Groups[1].Value;

    private static string Text(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains("/obj/"));

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories));

    [GeneratedRegex(@"`([a-z]+-[a-z-]+)`(?=[^|]*\| (?:error|warning|note))")]
    private static partial Regex TableCode();

    // What may be a code and begins a finding; options and file endings begin otherwise.
    [GeneratedRegex(@"Finding\.(?:Error|Warning|Note)\(\s*\$?""([a-z{}A-Z]+-[a-z-]+)""")]
    private static partial Regex SourceCode();

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    // A capital somewhere tells a key from [row, column]; a place in the work may follow after a comma.
    [GeneratedRegex(@"\[([A-Za-z]*[A-Z][A-Za-z]+[0-9]*)(?:, [^\]]+)?\]")]
    private static partial Regex Citation();

    [GeneratedRegex(@"^\| \[(\w+)\] \|", RegexOptions.Multiline)]
    private static partial Regex ListedKey();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
