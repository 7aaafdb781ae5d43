using Thon.Findings;

namespace Thon.Provenance;

/// <summary>What makes a record no proof, or a declaration no true one, as differences: a record that is not as it was written is one as much as a wrong number.</summary>
internal static class RecordDifferences
{
    private const string Record = "record";

    /// <summary>A difference for each error among some findings.</summary>
    public static IEnumerable<Difference> Of(FindingList findings) =>
        findings.Where(finding => finding.Severity == Severity.Error).Select(finding => new Difference(Trait(finding), finding.Expected ?? "nothing of the kind", finding.Found));

    private static string Trait(Finding finding) => finding.Code.StartsWith(Record + "-", StringComparison.Ordinal) ? Record : finding.Place ?? finding.Code;
}
