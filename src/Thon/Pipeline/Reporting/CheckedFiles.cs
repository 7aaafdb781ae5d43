using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline.Checking;

namespace Thon.Pipeline.Reporting;

/// <summary>What the check says of the files of a series, so that it stands in the log and in the report of every run.</summary>
internal static class CheckedFiles
{
    /// <summary>What the check says beyond what is told already. Nothing where a file came through a pipe, which cannot be read again.</summary>
    /// <param name="input">The series.</param>
    /// <param name="settings">What the user states.</param>
    /// <param name="told">What was told.</param>
    public static FindingList Beyond(SeriesInput input, PreprocessSettings settings, FindingList told)
    {
        if (!input.Files.All(RegularFile.HasBytes)) return FindingList.Empty;
        var check = SeriesCheck.Run(settings.Stack, settings.Metadata, new() { Scope = CheckScope.FilesOnly }).Findings;
        var known = told.Select(KeyOf).ToHashSet();
        return FindingList.Of(ToldOnce.Of(told.AddRange(check)).Where(finding => !known.Contains(KeyOf(finding))));
    }

    // One thing may be told with another severity, or in other words.
    private static (string Code, string? File, string? Place) KeyOf(Finding finding) => (finding.Code, finding.File, finding.Place);
}
