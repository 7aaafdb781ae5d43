using System.Text.RegularExpressions;
using Xunit;

namespace Thon.Tests;

/// <summary>The rooms of the house and who may know whom, read from the sources' own words.</summary>
public sealed partial class ArchitectureTests
{
    // Each room may know the rooms of the lines above its own, never those of its own line or below.
    private static readonly string[][] Lines =
    [
        ["Units"], ["Findings"], ["Imaging"], ["Fourier"], ["Optics"], ["Tilts"],
        ["Formats", "Estimate", "Correct"], ["Provenance"], ["Check", "Simulate", "Report"], ["Pipeline"], ["Batch"], ["Web"], ["Cli"],
    ];

    [Fact]
    public void Rooms_know_only_the_rooms_above_them()
    {
        var crooked =
            from source in Sources()
            from known in Known(source.Text)
            where known != source.Room && Level(known) >= Level(source.Room)
            select $"{source.Path}: {source.Room} knows {known}";
        Assert.Empty(crooked);
    }

    [Fact]
    public void Every_source_declares_the_namespace_of_its_folder()
    {
        var crooked =
            from source in Sources()
            let declared = NamespaceLine().Match(source.Text)
            where declared.Success && declared.Groups[1].Value.Split('.').ElementAtOrDefault(1) != source.Room
            select $"{source.Path}: {declared.Groups[1].Value}";
        Assert.Empty(crooked);
    }

    [Fact]
    public void No_source_is_longer_than_500_lines()
    {
        Assert.Empty(Sources().Where(source => source.Text.Count(c => c == '\n') > 500).Select(source => source.Path));
    }

    private static int Level(string room) => Array.FindIndex(Lines, line => line.Contains(room));

    private static IEnumerable<string> Known(string text) =>
        KnownRoom().Matches(text).Select(match => match.Groups[1].Value).Where(room => Level(room) >= 0).Distinct();

    private static IEnumerable<(string Path, string Room, string Text)> Sources()
    {
        string src = Path.Combine(Repository.Root, "src");
        foreach (string path in Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains("/obj/")))
        {
            string[] parts = Path.GetRelativePath(src, path).Split('/');
            string room = parts[0] == "Thon" ? parts[1] : parts[0]["Thon.".Length..];
            yield return (Path.GetRelativePath(src, path), room, File.ReadAllText(path));
        }
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"\bThon\.(\w+)")]
    private static partial Regex KnownRoom();
}
