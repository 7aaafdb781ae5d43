using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Thon.Findings;
using Thon.Formats.Text;
using Thon.Optics;
using Thon.Units;

namespace Thon.Formats.Ctffind;

/// <summary>Reads CTFFIND tables.</summary>
internal static partial class CtffindDecoder
{
    private const string Columns = "7, 8 or 10 columns: number, defocus 1 and 2, azimuth, phase shift, score, resolution, ...";

    internal static CtffindTable Decode(string text, string name)
    {
        var lines = TextLines.Of(text, name);
        RefuseProfiles(lines, name);
        string comments = string.Join('\n', lines.Where(IsComment).Select(line => line.Text));
        var findings = FindingList.Empty;
        var rows = new List<CtffindRow>();
        var numbers = new HashSet<int>();
        foreach (var line in lines.Where(line => !line.IsBlank && !IsComment(line)))
        {
            if (Row(line) is not { } row) findings = findings.Add(Finding.Error("ctffind-row", name, line.Place, Shown(line.Text), Columns));
            else if (!numbers.Add(row.Number)) findings = findings.Add(Repeated(name, line, row.Number));
            else rows.Add(row);
        }

        if (rows.Count == 0 && !findings.HasErrors) findings = findings.Add(Finding.Error("ctffind-empty", name, null, "no rows", Columns));
        findings.ThrowIfErrors();
        var (kept, surplus) = WithoutSurplus(rows, comments, name);
        return new(name, kept, FindingList.Of(surplus is null ? [] : [surplus]))
        {
            PixelSize = Stated(PixelSize(), comments) is { } pixel ? new Length(pixel) : null,
            Voltage = Stated(Voltage(), comments) is { } kilovolts ? Units.Voltage.FromKilovolts(kilovolts) : null,
            SphericalAberration = Stated(SphericalAberration(), comments) is { } millimeters ? Length.FromMillimeters(millimeters) : null,
            AmplitudeContrast = Stated(AmplitudeContrast(), comments),
        };
    }

    private static bool IsComment(TextLine line) => line.Text.TrimStart().StartsWith('#');

    private static CtffindRow? Row(TextLine line)
    {
        string[] words = line.Words;
        if (words.Length is not (7 or 8 or 10)) return null;
        double[] n = [.. words.Take(5).Select(TextNumber.Finite).OfType<double>()];
        if (n.Length != 5 || n[0] < 1 || n[0] != Math.Floor(n[0]) || n[0] > int.MaxValue || !IsNumber(words[5]) || !IsNumber(words[6])) return null;
        // Where neither was estimated CTFFIND 5 writes zeros.
        double[] last = words.Length == 10 ? [.. words[7..].Select(word => TextNumber.Finite(word) ?? 0)] : [];
        bool tilted = last.Length == 3 && (last[0] != 0 || last[1] != 0);
        int? hand = words.Length == 8 && TextNumber.Finite(words[7]) is 1 or -1 ? (int)TextNumber.Finite(words[7])!.Value : null;
        return new(
            (int)n[0], new Defocus(new(n[1]), new(n[2]), Angle.FromDegrees(n[3])), new(n[4]),
            TextNumber.Finite(words[5]), TextNumber.Finite(words[6]) is > 0 and { } spacing ? new Length(spacing) : null, hand)
        {
            TiltAxis = tilted ? Angle.FromDegrees(last[0]) : null,
            TiltAngle = tilted ? Angle.FromDegrees(last[1]) : null,
            Thickness = last.Length == 3 && last[2] > 0 ? new Length(last[2]) : null,
        };
    }

    // Files of profiles lie beside the tables under nearly their name. Newer versions say so in their head; all have rows of hundreds of numbers.
    private static void RefuseProfiles(ImmutableArray<TextLine> lines, string name)
    {
        bool said = lines.Any(line => IsComment(line) && line.Text.Contains("lines per micrograph", StringComparison.Ordinal));
        var row = lines.FirstOrDefault(line => !line.IsBlank && !IsComment(line));
        if (!said && !(row.Text is not null && name.EndsWith("_avrot.txt", StringComparison.OrdinalIgnoreCase) && row.Words.Length > 10)) return;
        throw new BadInputException(Finding.Error(
            "ctffind-avrot", name, row.Text is null ? null : row.Place, "profiles of spectra (_avrot.txt)", "a table with one row an image",
            "Name the table beside it, without _avrot in its name."));
    }

    // C and C++ print "inf" and "nan", which .NET reads in other spellings too.
    private static bool IsNumber(string word) =>
        TextNumber.Finite(word) is not null || word.TrimStart('-', '+').ToLowerInvariant() is "inf" or "nan" or "infinity";

    // Some tables go on past the images they were made from, repeating earlier rows under new numbers.
    private static (ImmutableArray<CtffindRow> Rows, Finding? Finding) WithoutSurplus(List<CtffindRow> rows, string comments, string name)
    {
        ImmutableArray<CtffindRow> ordered = [.. rows.OrderBy(row => row.Number)];
        if (Stated(Count(), comments) is not { } count || ordered.All(row => row.Number <= count)) return (ordered, null);
        ImmutableArray<CtffindRow> kept = [.. ordered.Where(row => row.Number <= count)];
        string found = string.Create(CultureInfo.InvariantCulture, $"rows up to number {ordered[^1].Number}");
        string expected = string.Create(CultureInfo.InvariantCulture, $"rows up to number {count}, the number of micrographs its head states");
        if (kept.IsEmpty) throw new BadInputException(Finding.Error("ctffind-surplus", name, null, found, expected));
        return (kept, Finding.Warning("ctffind-surplus", name, null, found, expected, "The rows beyond were left out."));
    }

    private static Finding Repeated(string name, TextLine line, int number) => Finding.Error(
        "ctffind-repeated", name, line.Place, string.Create(CultureInfo.InvariantCulture, $"row number {number} again"), "every number once",
        "Delete the row that is not wanted.");

    private static double? Stated(Regex pattern, string comments) => TextNumber.Finite(pattern.Match(comments).Groups[1].Value);

    private static string Shown(string text) => text.Length <= 60 ? $"'{text.Trim()}'" : $"'{text[..60].Trim()}...'";

    [GeneratedRegex(@"Number of micrographs:\s*(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    [GeneratedRegex(@"Pixel size:\s*([\d.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex PixelSize();

    [GeneratedRegex(@"acceleration voltage:\s*([\d.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Voltage();

    [GeneratedRegex(@"spherical aberration:\s*([\d.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex SphericalAberration();

    [GeneratedRegex(@"amplitude contrast:\s*([\d.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex AmplitudeContrast();
}
