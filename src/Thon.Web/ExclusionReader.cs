using System.Text.Json;

namespace Thon.Web;

/// <summary>Reads whether a tilt is to be left out.</summary>
internal static class ExclusionReader
{
    /// <summary>Whether it is.</summary>
    /// <exception cref="Findings.BadInputException">Nothing is said of it.</exception>
    public static bool Read(JsonElement body)
    {
        var reader = new NumberReader(body);
        bool excluded = reader.Truth("excluded");
        reader.ThrowIfWrong();
        return excluded;
    }
}
