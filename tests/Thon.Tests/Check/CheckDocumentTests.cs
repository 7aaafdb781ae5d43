using System.Text.RegularExpressions;
using Thon.Check.Conventions;
using Thon.Pipeline.Checking;
using Thon.Tests.Pipeline;
using Xunit;

namespace Thon.Tests.Check;

/// <summary>docs/check.md names every code and every name a user may meet.</summary>
public sealed partial class CheckDocumentTests
{
    private static readonly string[] Rooms = ["Check", "Pipeline/Checking", "Pipeline/Metadata"];

    private static string Document => File.ReadAllText(Path.Combine(Repository.Root, "docs", "check.md"));

    [Fact]
    public void Every_code_of_a_rule_stands_in_the_document()
    {
        string document = Document;
        var codes = Rooms.SelectMany(room => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/Thon", room), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Code().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().Order().ToArray();
        Assert.Contains("angles-negated", codes);
        Assert.Contains("mdoc-count", codes);
        Assert.All(codes, code => Assert.Contains($"`{code}`", document));
    }

    [Fact]
    public void Every_program_whose_conventions_are_known_stands_in_the_document() =>
        Assert.All(ConventionGuide.Programs, program => Assert.Contains($"`{program}`", Document));

    [Fact]
    public void A_code_met_on_a_real_series_stands_in_the_document()
    {
        var result = SeriesCheck.Run(SmallSeries.Write("Thon: flip"), new(), new() { Scope = CheckScope.FilesOnly }, null, TestContext.Current.CancellationToken);
        Assert.NotEmpty(result.Findings);
        Assert.All(result.Findings, finding => Assert.Contains($"`{finding.Code}`", Document));
    }

    // All words joined by hyphens in quotes are codes in these rooms.
    [GeneratedRegex("\"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\"")]
    private static partial Regex Code();
}
