using System.Globalization;
using Thon.Provenance.Fingerprints;

namespace Thon.AccuracyStudies.DataTypes;

/// <summary>The tables of the study of data types.</summary>
internal static class DataTypeTables
{
    /// <summary>What was said of every kind compared with every kind: agrees, doubtful, differs.</summary>
    public static string Confusion(DataTypeOutcome outcome)
    {
        var table = new MarkdownTable(["unseen \\ locked", .. DataTypeKind.All.Select(kind => kind.Name)]);
        for (int found = 0; found < DataTypeKind.All.Length; found++)
        {
            int row = found;
            table.Add([DataTypeKind.All[row].Name, .. Enumerable.Range(0, DataTypeKind.All.Length).Select(locked => Cell(outcome, row, locked))]);
        }
        return table.ToString();
    }

    /// <summary>How many verdicts were right, uncertain and wrong.</summary>
    public static string Summary(IReadOnlyList<DataTypeOutcome> outcomes)
    {
        var table = new MarkdownTable("session", "same class: agrees", "doubtful", "differs", "another class: agrees (wrong)", "doubtful", "differs", "right, %");
        foreach (var outcome in outcomes) table.Add(Row(outcome.Session.Name, [outcome]));
        table.Add(Row("all", outcomes));
        return table.ToString();
    }

    /// <summary>What is said first of unseen files of every kind where raw ones are locked, and of raw ones where that kind is.</summary>
    public static string Reasons(DataTypeOutcome outcome)
    {
        var table = new MarkdownTable("kind", "compared with raw", "raw compared with it");
        for (int kind = 1; kind < DataTypeKind.All.Length; kind++) table.Add(DataTypeKind.All[kind].Name, Reason(outcome, kind, 0), Reason(outcome, 0, kind));
        return table.ToString();
    }

    private static string Cell(DataTypeOutcome outcome, int found, int locked)
    {
        string counts = string.Join('/', Enum.GetValues<FingerprintAgreement>().Select(agreement => outcome.Count(found, locked, agreement).ToString(CultureInfo.InvariantCulture)));
        return DataTypeOutcome.AreSame(found, locked) ? $"**{counts}**" : counts;
    }

    private static string[] Row(string name, IReadOnlyList<DataTypeOutcome> outcomes)
    {
        int[] same = Totals(outcomes, sameClass: true), other = Totals(outcomes, sameClass: false);
        double right = 100.0 * (same[0] + other[^1]) / (same.Sum() + other.Sum());
        return [name, .. same.Concat(other).Select(count => count.ToString(CultureInfo.InvariantCulture)), MarkdownTable.Cell(right, "F1")];
    }

    private static int[] Totals(IReadOnlyList<DataTypeOutcome> outcomes, bool sameClass) =>
        [.. Enum.GetValues<FingerprintAgreement>().Select(agreement => outcomes.Sum(outcome => outcome.Total(sameClass, agreement)))];

    private static string Reason(DataTypeOutcome outcome, int found, int locked) =>
        outcome.Verdicts[found][locked].Select(verdict => verdict.Differences.FirstOrDefault()?.Reason ?? "agrees").GroupBy(reason => reason).OrderByDescending(group => group.Count()).First().Key;
}
