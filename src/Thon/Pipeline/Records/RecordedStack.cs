using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Tilts;

namespace Thon.Pipeline.Records;

/// <summary>A stack that a job has made, waiting for its record.</summary>
/// <param name="Source">What it was made from.</param>
/// <param name="Result">The file, with the hashes of both.</param>
/// <param name="Before">What had been done to the source, as its label or the user tells.</param>
/// <param name="Sink">The file that is not there yet under its name.</param>
internal sealed record RecordedStack(ISectionFile Source, WrittenStack Result, DataType Before, MrcWriter Sink);
