using Thon.Findings;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Formats.Star;

/// <summary>Reads the typed values of a STAR file and collects what is wrong with them.</summary>
internal sealed class StarNumbers(string file)
{
    internal FindingList Findings { get; private set; } = FindingList.Empty;

    internal double? Number(StarBlock block, int row, string label)
    {
        // RELION writes None where a value of an optional column is missing.
        if (block.Text(row, label) is not { } text || text is "None" or "none" or "<NA>") return null;
        double? number = TextNumber.Finite(text);
        if (number is null) Report(block, row, label, "a number");
        return number;
    }

    /// <summary>A number that means nothing unless it is above zero.</summary>
    internal double? Positive(StarBlock block, int row, string label)
    {
        double? number = Number(block, row, label);
        if (number > 0 || number is null) return number;
        Report(block, row, label, "a number above zero");
        return null;
    }

    /// <summary>A figure of merit or a resolution, for which programs write nan or inf where a fit failed: such a value is not known.</summary>
    internal double? Figure(StarBlock block, int row, string label)
    {
        string? text = block.Text(row, label);
        if (text?.TrimStart('-', '+').ToUpperInvariant() is not ("NAN" or "INF" or "INFINITY")) return Number(block, row, label);
        Warn("star-figure", $"data_{block.Name}, row {row + 1}, _{label}", $"'{text}'", "a finite number", "It counts as not known.");
        return null;
    }

    internal Length? Length(StarBlock block, int row, string label) => Number(block, row, label) is { } angstroms ? new Length(angstroms) : null;

    internal Angle? Angle(StarBlock block, int row, string label) =>
        Number(block, row, label) is { } degrees ? Units.Angle.FromDegrees(degrees) : null;

    internal Dose? Dose(StarBlock block, int row, string label) => Number(block, row, label) is { } dose ? AtLeastZero(block, row, label, dose) : null;

    private Dose? AtLeastZero(StarBlock block, int row, string label, double dose)
    {
        if (dose >= 0) return new Dose(dose);
        Report(block, row, label, "zero or more");
        return null;
    }

    internal void Report(StarBlock block, int row, string label, string expected) => Findings = Findings.Add(Finding.Error(
        "star-value", file, $"data_{block.Name}, row {row + 1}, _{label}", $"'{block.Text(row, label)}'", expected, "Correct the value."));

    internal void ReportColumn(StarBlock block, string missing) => Findings = Findings.Add(Finding.Error(
        "star-column", file, $"data_{block.Name}", "not all of its columns", $"a column _{missing}", "Write the file anew, or take the block out."));

    internal void Warn(string code, string place, string found, string expected, string advice) =>
        Findings = Findings.Add(Finding.Warning(code, file, place, found, expected, advice));
}
