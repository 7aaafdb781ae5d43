using System.Text.RegularExpressions;
using Thon.Findings;

namespace Thon.Batch.Slurm;

/// <summary>A job script with gaps, <c>{{name}}</c>, that a batch fills in.</summary>
/// <param name="File">Where it was read from, for findings.</param>
/// <param name="Text">Its text.</param>
public sealed partial record JobTemplate(string File, string Text)
{
    private static readonly string[] Needed = ["array", "command"];

    /// <summary>Reads a template.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public static JobTemplate Read(string path)
    {
        try
        {
            // The shell of a node would take the line ends of other systems for part of the words.
            return new(path, System.IO.File.ReadAllText(path).ReplaceLineEndings("\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(Finding.Error("slurm-template", path, null, e.Message.TrimEnd('.'), "a job script with {{array}} and {{command}}"));
        }
    }

    /// <summary>The script.</summary>
    /// <param name="values">What each gap is filled with; null where it was not said.</param>
    /// <exception cref="BadInputException">A gap has no such name or nothing to fill it with, or one that is needed is not there.</exception>
    public string Fill(IReadOnlyDictionary<string, string?> values)
    {
        var findings = FindingList.Of([.. Strangers(values), .. Missing()]);
        findings.ThrowIfErrors();
        return Gap().Replace(Text, match => values[match.Groups[1].Value]!);
    }

    private IEnumerable<Finding> Strangers(IReadOnlyDictionary<string, string?> values) =>
        from match in Gap().Matches(Text)
        let name = match.Groups[1].Value
        where !values.TryGetValue(name, out string? value) || value is null
        let place = $"line {Text.AsSpan(0, match.Index).Count('\n') + 1}"
        select values.ContainsKey(name)
            ? Finding.Error("slurm-template", File, place, $"{match.Value}, and nothing was said for it", null, $"Give --{name}")
            : Finding.Error("slurm-template", File, place, match.Value, string.Join(", ", values.Keys.Select(key => $"{{{{{key}}}}}")));

    private IEnumerable<Finding> Missing() =>
        from name in Needed
        where Gap().Matches(Text).All(match => match.Groups[1].Value != name)
        select Finding.Error("slurm-template", File, null, $"no {{{{{name}}}}}", name == "array" ? "#SBATCH --array={{array}}" : "{{command}} on a line of its own");

    [GeneratedRegex(@"\{\{\s*([^{}]*?)\s*\}\}")]
    private static partial Regex Gap();
}
