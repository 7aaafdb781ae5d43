using System.Text.RegularExpressions;
using Thon.Tests.Cli;
using Xunit;

namespace Thon.Tests.Formats;

/// <summary>Findings of what writes the dialects, held against the tool itself.</summary>
public sealed partial class ConvertAdviceTests
{
    [Fact]
    public void Every_option_that_a_writer_names_is_one_of_convert()
    {
        string help = ThonProcess.Run("convert", "--help").Out, formats = Path.Combine(Repository.Root, "src", "Thon", "Formats");
        string[] writers = [.. Directory.GetFiles(formats, "*.cs", SearchOption.AllDirectories).Where(file => Written().IsMatch(Path.GetFileNameWithoutExtension(file)))];
        var named = writers.SelectMany(file => Options().Matches(File.ReadAllText(file)).Select(match => match.Value)).Distinct().Order().ToArray();
        Assert.Contains("--pixel-size", named);
        Assert.DoesNotContain(named, option => !Options().Matches(help).Any(match => match.Value == option));
    }

    [GeneratedRegex("--[a-z][a-z-]*")]
    private static partial Regex Options();

    [GeneratedRegex("(Writer|Needs|Losses|Frames|Matching|Rows|Order|XmlCtf)$")]
    private static partial Regex Written();
}
