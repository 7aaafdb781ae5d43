using Thon.Formats;
using Thon.Formats.Mrc;

namespace Thon.Pipeline.Records;

/// <summary>The words for how pixels are stored, as <c>--pixels</c>, records and recipes have them.</summary>
public static class PixelWords
{
    private static readonly (MrcMode Mode, string Word)[] Written = [(MrcMode.Float32, "float32"), (MrcMode.Float16, "float16"), (MrcMode.Int16, "int16")];

    /// <summary>The word for a mode; one that is not written has its name.</summary>
    public static string Of(MrcMode mode) => Written.FirstOrDefault(one => one.Mode == mode).Word ?? mode.ToString().ToLowerInvariant();

    /// <summary>The word for how the pixels of an input are stored.</summary>
    public static string Of(ISectionFile images) => images is MrcReader mrc ? Of(mrc.Header.Mode) : "tiff";

    /// <summary>The mode of a word; null where none that is written has it.</summary>
    public static MrcMode? Read(string word) => Written.Where(one => one.Word == word).Select(one => (MrcMode?)one.Mode).FirstOrDefault();
}
