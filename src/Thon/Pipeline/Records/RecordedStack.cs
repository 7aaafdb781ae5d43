using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Tilts;

namespace Thon.Pipeline.Records;

/// <summary>A stack that a job has made, waiting for its record.</summary>
/// <param name="Source">What it was made from.</param>
/// <param name="Content">The hash of the source's pixels, as they were read.</param>
/// <param name="Before">What had been done to the source, as its record, its label or the user tells.</param>
/// <param name="File">The name of the stack.</param>
/// <param name="Sink">The file that is not there yet under its name.</param>
internal sealed record RecordedStack(ISectionFile Source, ContentHash Content, DataType Before, string File, MrcWriter Sink);
