using Thon.Formats;
using Thon.Provenance;

namespace Thon.Pipeline.Records;

/// <summary>A text that a job is about to write, waiting for its record.</summary>
/// <param name="Kind">What kind of text it is.</param>
/// <param name="File">Its name and what stands in it.</param>
internal sealed record RecordedText(TextKind Kind, TextFile File);
