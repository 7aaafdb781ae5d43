using System.Text;

namespace Thon.Formats.Star;

/// <summary>Recognises a STAR file by how it begins: comments and blank lines, then <c>data_</c>.</summary>
internal static class StarMagic
{
    /// <param name="start">The first bytes of the file; a kilobyte is enough but for the longest of comments.</param>
    internal static bool IsStar(ReadOnlySpan<byte> start)
    {
        string text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF');
        string? first = text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0 && line[0] != '#');
        return first is not null && first.StartsWith("data_", StringComparison.OrdinalIgnoreCase) && !first.Contains('\0');
    }
}
