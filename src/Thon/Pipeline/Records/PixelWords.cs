using Thon.Formats.Mrc;

namespace Thon.Pipeline.Records;

/// <summary>The words for how pixels are stored, as <c>--pixels</c> takes them.</summary>
public static class PixelWords
{
    /// <summary>The word for a mode.</summary>
    public static string Of(MrcMode mode) => mode switch
    {
        MrcMode.Float32 => "float32",
        MrcMode.Float16 => "float16",
        MrcMode.Int16 => "int16",
        MrcMode.UInt16 => "uint16",
        MrcMode.Int8 => "int8",
        _ => $"mode {(int)mode}",
    };
}
