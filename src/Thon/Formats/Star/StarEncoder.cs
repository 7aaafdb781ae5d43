using System.Globalization;
using System.Text;
using Thon.Formats.Text;

namespace Thon.Formats.Star;

/// <summary>Writes tables in RELION's style. RELION and its scripts read a loop up to the first blank line, so none stands inside.</summary>
internal static class StarEncoder
{
    private const int PairLabelWidth = 40;

    internal static string Encode(IEnumerable<StarBlock> blocks, int version)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n# version {version}\n\ndata_{block.Name}\n\n");
            if (block.Layout == StarLayout.Loop) AppendLoop(text, block);
            else AppendPairs(text, block);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static void AppendLoop(StringBuilder text, StarBlock block)
    {
        text.Append("loop_\n");
        for (int i = 0; i < block.Labels.Length; i++) text.Append(CultureInfo.InvariantCulture, $"_{block.Labels[i]} #{i + 1}\n");
        string[][] cells = [.. block.Rows.Select(row => row.Select(Quoted).ToArray())];
        int[] widths = [.. block.Labels.Select((_, column) => cells.Select(row => Width(row[column])).DefaultIfEmpty().Max())];
        foreach (var row in cells)
        {
            string[] padded = [.. row.Zip(widths, Padded)];
            text.Append(string.Join("  ", padded).TrimEnd()).Append('\n');
        }
    }

    private static string Padded(string cell, int width)
    {
        if (cell.StartsWith(';')) return $"\n{cell}\n";
        return TextNumber.Finite(cell) is null ? cell.PadRight(width) : cell.PadLeft(width);
    }

    private static void AppendPairs(StringBuilder text, StarBlock block)
    {
        for (int i = 0; i < block.Labels.Length; i++)
        {
            string value = Quoted(block.Rows[0][i]);
            text.Append('_').Append(block.Labels[i].PadRight(PairLabelWidth)).Append(value.StartsWith(';') ? '\n' : ' ').Append(value).Append('\n');
        }
    }

    private static int Width(string cell) => cell.Contains('\n') ? 0 : cell.Length;

    private static string Quoted(string value)
    {
        bool plain = value.Length > 0 && !value.Any(char.IsWhiteSpace) && value[0] is not ('#' or '_' or '\'' or '"' or ';')
            && !new StarToken(value, 0, StarTokenPlace.Alone).IsKeyword;
        if (plain) return value;
        if (value.Contains('\n') || (Closes(value, '"') && Closes(value, '\''))) return $";{value}\n;";
        return Closes(value, '"') ? $"'{value}'" : $"\"{value}\"";
    }

    // Whether a quote inside the value would end it early.
    private static bool Closes(string value, char quote)
    {
        for (int i = 0; i + 1 < value.Length; i++)
        {
            if (value[i] == quote && char.IsWhiteSpace(value[i + 1])) return true;
        }

        return false;
    }
}
