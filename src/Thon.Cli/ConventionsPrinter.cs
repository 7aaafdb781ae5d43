using Thon.Check.Conventions;

namespace Thon.Cli;

/// <summary>What to look at when metadata go from one program to another, as a table that survives a pipe: each column as wide as its longest line, cells broken at blanks.</summary>
internal static class ConventionsPrinter
{
    private const int WidestCell = 34;
    private const string Gap = "  ";

    /// <summary>Prints the table.</summary>
    /// <param name="shell">The terminal.</param>
    /// <param name="programs">The program the numbers come from, and the one they go to.</param>
    /// <exception cref="Findings.BadInputException">A name is not known.</exception>
    public static int Print(Shell shell, (string From, string To) programs)
    {
        var rows = ConventionGuide.Between(programs.From, programs.To);
        string[][] cells = [["quantity", programs.From.ToLowerInvariant(), programs.To.ToLowerInvariant(), "what to do"], .. rows.Select(row => (string[])[row.Quantity, row.From, row.To, row.ToDo])];
        string[][][] broken = [.. cells.Select(row => row.Select(Lines).ToArray())];
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => broken.Max(row => row[column].Max(line => line.Length)))];
        for (int row = 0; row < broken.Length; row++)
        {
            foreach (string line in Text(broken[row], widths)) shell.Out.WriteLine(line);
            if (row == 0) shell.Out.WriteLine(string.Join(Gap, widths.Select(width => new string('-', width))));
        }

        shell.Out.WriteLine();
        shell.Out.WriteLine("-: the same in both, or not kept there.");
        return ExitCodes.Done;
    }

    private static IEnumerable<string> Text(string[][] row, int[] widths) =>
        Enumerable.Range(0, row.Max(cell => cell.Length)).Select(line =>
            string.Join(Gap, row.Select((cell, column) => (line < cell.Length ? cell[line] : "").PadRight(widths[column]))).TrimEnd());

    private static string[] Lines(string cell)
    {
        List<string> lines = [""];
        foreach (string word in cell.Split(' '))
        {
            if (lines[^1].Length == 0) lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= WidestCell) lines[^1] += " " + word;
            else lines.Add(word);
        }

        return [.. lines];
    }
}
