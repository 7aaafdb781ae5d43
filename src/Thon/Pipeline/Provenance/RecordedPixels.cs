using Thon.Formats.Mrc;

namespace Thon.Pipeline.Provenance;

/// <summary>How pixels are stored, in the words of records.</summary>
public static class RecordedPixels
{
    private static readonly (MrcMode Mode, string Word)[] Words = [(MrcMode.Float32, "float32"), (MrcMode.Float16, "float16"), (MrcMode.Int16, "int16")];

    /// <summary>The word for a mode that is written.</summary>
    public static string Of(MrcMode mode) => Words.First(one => one.Mode == mode).Word;

    /// <summary>The mode of a word; null where there is none.</summary>
    public static MrcMode? Read(string word) => Words.Where(one => one.Word == word).Select(one => (MrcMode?)one.Mode).FirstOrDefault();
}
