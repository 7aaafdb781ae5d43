using System.Globalization;
using System.Text;

namespace Thon.Formats.Imod;

/// <summary>The escapes of Java's property files: a backslash before =, :, # and !, and hexadecimal for what is not Latin.</summary>
internal static class EtomoEscapes
{
    private const int HexDigits = 4;

    internal static string Key(string key) => Escaped(key, " ");

    internal static string Value(string value) => Escaped(value, value.StartsWith(' ') ? " " : string.Empty);

    internal static string Undone(string text)
    {
        if (!text.Contains('\\')) return text;
        var plain = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
                continue;
            }

            char next = text[++i];
            if (next == 'u' && i + HexDigits < text.Length && ushort.TryParse(text.AsSpan(i + 1, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            {
                plain.Append((char)code);
                i += HexDigits;
            }
            else
            {
                plain.Append(next switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'f' => '\f', _ => next });
            }
        }

        return plain.ToString();
    }

    /// <summary>Where the first separator stands that is not escaped, or -1.</summary>
    internal static int Separator(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '=') return i;
        }

        return -1;
    }

    private static string Escaped(string text, string more)
    {
        var escaped = new StringBuilder();
        foreach (char c in text)
        {
            string? name = c switch { '\t' => "\\t", '\n' => "\\n", '\r' => "\\r", '\f' => "\\f", _ => null };
            if (name is not null) escaped.Append(name);
            else if (c is < ' ' or > '~') escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else escaped.Append("=:#!\\".Contains(c) || more.Contains(c) ? "\\" : string.Empty).Append(c);
        }

        return escaped.ToString();
    }
}
