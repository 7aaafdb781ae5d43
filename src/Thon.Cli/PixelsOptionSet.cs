using System.CommandLine;
using Thon.Formats.Mrc;
using Thon.Pipeline.Records;

namespace Thon.Cli;

/// <summary>The option that says how pixels are stored.</summary>
internal sealed class PixelsOptionSet
{
    /// <summary>How pixels are stored.</summary>
    public Option<string?> Pixels { get; } = new("--pixels") { HelpName = "float32|float16|int16", Description = "how the pixels of the result are stored (default: float32)" };

    /// <summary>How pixels are stored.</summary>
    public MrcMode Read(OptionReader reader) => reader.Value(Pixels, PixelWords.Read, "float32, float16 or int16") ?? MrcMode.Float32;
}
