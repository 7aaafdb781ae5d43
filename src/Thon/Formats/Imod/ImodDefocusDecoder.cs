using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Text;
using Thon.Optics;
using Thon.Units;

namespace Thon.Formats.Imod;

/// <summary>
/// Reads IMOD defocus files. Version 3 opens with <c>flags 0 0.0 0.0 0.0 3</c>; version 2 has its number at the end of its first
/// line of data; version 0 has no number. Lengths are in nanometre, underfocus positive.
/// </summary>
internal static class ImodDefocusDecoder
{
    private const int BaseColumns = 5;
    // AreTomo writes defoci in nanometre there, which its own reader tells; what is beyond them nobody meant.
    private const double MostDegrees = 1e6;

    internal static ImodDefocusFile Decode(string text, string name)
    {
        TextLine[] lines = [.. TextLines.Of(text, name).Where(line => !line.IsBlank)];
        if (lines.Length == 0) throw new BadInputException(Finding.Error("defocus-empty", name, null, "no lines", "an IMOD defocus file"));
        var (version, flags) = Kind(lines[0], name);
        var findings = FindingList.Empty;
        var rows = ImmutableArray.CreateBuilder<ImodDefocusRow>();
        foreach (var line in lines.Skip(version == 3 ? 1 : 0))
        {
            if (Row(line, version == 2 && line == lines[0], flags) is { } row) rows.Add(row);
            else findings = findings.Add(Broken(name, line, flags));
        }

        if (rows.Count == 0 && !findings.HasErrors)
            findings = findings.Add(Finding.Error("defocus-empty", name, null, "no lines of data", "one line a view or range of views"));
        findings.ThrowIfErrors();
        var (corrected, shifted) = FromOne(rows.ToImmutable(), version, name);
        var (once, repeated) = Once(corrected, name);
        return new(name, version, flags, [.. once.OrderBy(row => row.MiddleView)], FindingList.Of(
            new[] { shifted, repeated }.OfType<Finding>().Concat(ImodDefocusUnits.Doubts(once, name))));
    }

    private static (int Version, ImodDefocusFlags Flags) Kind(TextLine first, string name)
    {
        string[] words = first.Words;
        bool header = words.Length == 6 && words[1..5].All(word => TextNumber.Finite(word) == 0);
        if (!header) return (words.Length == 6 && words[5] == "2" ? 2 : 0, ImodDefocusFlags.None);
        if (words[5] == "3" && TextNumber.Whole(words[0]) is >= 0 and < 64 and { } flags) return (3, (ImodDefocusFlags)flags);
        throw new BadInputException(Finding.Error(
            "defocus-version", name, first.Place, $"'{first.Text}'", "version 3 with flags below 64",
            "Save the file with a known version of ctfplotter."));
    }

    private static ImodDefocusRow? Row(TextLine line, bool endsWithVersion, ImodDefocusFlags flags)
    {
        double[] n = [.. line.Words.Select(TextNumber.Finite).OfType<double>()];
        int columns = Columns(flags) + (endsWithVersion ? 1 : 0);
        if (n.Length != line.Words.Length || n.Length != columns) return null;
        if (TextNumber.Whole(line.Words[0]) is not (>= 0 and { } first)) return null;
        if (TextNumber.Whole(line.Words[1]) is not { } last || last < first) return null;

        if (Math.Abs(n[2]) > MostDegrees || Math.Abs(n[3]) > MostDegrees) return null;
        int next = BaseColumns;
        var (defocus, second, astigmatism) = (n[4], n[4], 0.0);
        if (flags.HasFlag(ImodDefocusFlags.Astigmatism)) (second, astigmatism) = (n[next++], n[next++]);
        double phase = flags.HasFlag(ImodDefocusFlags.PhaseShift) ? n[next++] : 0;
        SpatialFrequency? cutOn = flags.HasFlag(ImodDefocusFlags.CutOn) ? new SpatialFrequency(n[next] / 10) : null;
        return new(
            first, last, Angle.FromDegrees(n[2]), Angle.FromDegrees(n[3]),
            new Defocus(
                Length.FromNanometers(defocus), Length.FromNanometers(second), Of(astigmatism, flags.HasFlag(ImodDefocusFlags.AstigmatismInRadians))),
            Of(phase, flags.HasFlag(ImodDefocusFlags.PhaseInRadians)), cutOn);
    }

    private static Angle Of(double value, bool radians) => radians ? new(value) : Angle.FromDegrees(value);

    private static int Columns(ImodDefocusFlags flags) =>
        BaseColumns
        + (flags.HasFlag(ImodDefocusFlags.Astigmatism) ? 2 : 0)
        + (flags.HasFlag(ImodDefocusFlags.PhaseShift) ? 1 : 0)
        + (flags.HasFlag(ImodDefocusFlags.CutOn) ? 1 : 0);

    // Files before version 3 were once written with views counted from 0.
    private static (ImmutableArray<ImodDefocusRow> Rows, Finding? Finding) FromOne(ImmutableArray<ImodDefocusRow> rows, int version, string name)
    {
        if (rows.All(row => row.FirstView >= 1)) return (rows, null);
        if (version == 3)
            throw new BadInputException(Finding.Error("defocus-view", name, null, "view 0", "views counted from 1 in version 3"));
        return ([.. rows.Select(row => row with { FirstView = row.FirstView + 1, LastView = row.LastView + 1 })],
            Finding.Warning("defocus-views-from-0", name, null, "views counted from 0", "views counted from 1", "They were taken as one higher."));
    }

    // Of lines for the same views the last one holds, as in IMOD.
    private static (ImmutableArray<ImodDefocusRow> Rows, Finding? Finding) Once(ImmutableArray<ImodDefocusRow> rows, string name)
    {
        ImmutableArray<ImodDefocusRow> once = [.. rows.GroupBy(row => (row.FirstView, row.LastView)).Select(group => group.Last())];
        return once.Length == rows.Length ? (rows, null) : (once, Finding.Warning(
            "defocus-repeated", name, null, $"{rows.Length - once.Length} lines for views that another line is for too", "one line a view or range of views", "The last one of each is used."));
    }

    private static Finding Broken(string name, TextLine line, ImodDefocusFlags flags) => Finding.Error(
        "defocus-line", name, line.Place, $"'{line.Text.Trim()}'",
        $"{Columns(flags)} numbers: first view, last view, lowest angle, highest angle, defocus, none beyond all bounds"
        + (flags == ImodDefocusFlags.None ? string.Empty : " and what the flags announce"));
}
