using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Provenance;

namespace Thon.Pipeline.Records;

/// <summary>The inputs of a job as its record knows them, and their own records.</summary>
internal static class InputRecords
{
    /// <summary>Images as a record knows them.</summary>
    /// <param name="role">What they are to the job.</param>
    /// <param name="source">The images.</param>
    /// <param name="content">The hash of their pixels.</param>
    /// <param name="record">The hash of their own record; null where they have none.</param>
    public static RecordedFile FileOf(string role, ISectionFile source, ContentHash content, string? record) =>
        new(role, Path.GetFileName(source.Name), source.Bytes, content.ToString()) { Record = record };

    /// <summary>The record of images. Where it is damaged, or another file's, the work goes on and the history begins here.</summary>
    /// <param name="source">The images.</param>
    /// <param name="content">The hash of their pixels.</param>
    public static (Sidecar? Sidecar, FindingList Findings) Of(ISectionFile source, ContentHash content)
    {
        var found = RecordSearch.Of(source.Name, source.Labels);
        var findings = found.Findings;
        if (found.Sidecar is { } sidecar) findings = findings.AddRange(RecordSearch.Belongs(source.Name, sidecar, content));
        return findings.HasErrors
            ? (null, FindingList.Of(findings.Select(finding => finding.Severity == Severity.Error ? LeftOut(finding) : finding)))
            : (found.Sidecar, findings);
    }

    /// <summary>A finding about a record that does not serve.</summary>
    public static Finding LeftOut(Finding finding) => Finding.Warning(
        finding.Code, finding.File, finding.Place, finding.Found, finding.Expected, "The record of this input was left out, and the history of the result begins here. " + finding.Advice);
}
