using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Provenance;

namespace Thon.Pipeline;

/// <summary>What came of a whole job.</summary>
/// <param name="Run">What the run itself left; its files are among <paramref name="Files"/>.</param>
/// <param name="Files">Every file that was written: of the run, of the dialects, of the deconvolution.</param>
/// <param name="Images">The image files that were read, the stack first and then its sisters, by the content of their pixels.</param>
/// <param name="Findings">Everything found, of the input and on the way.</param>
public sealed record SeriesJobResult(PreprocessResult Run, ImmutableArray<string> Files, ImmutableArray<RecordedFile> Images, FindingList Findings)
{
    /// <summary>The dialects that were asked for and could not be written; the findings say why.</summary>
    public ImmutableArray<Dialect> Missing { get; init; } = [];
}
