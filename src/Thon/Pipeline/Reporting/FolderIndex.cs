using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Pipeline.Reporting;

/// <summary>The rows of all series whose STAR files lie in a folder, read from these alone.</summary>
/// <param name="Series">The series, in the order of their names; none where there is none yet.</param>
/// <param name="Findings">STAR files of this program that cannot be read, as errors.</param>
public sealed record FolderIndex(ImmutableArray<FolderIndexEntry> Series, FindingList Findings);
