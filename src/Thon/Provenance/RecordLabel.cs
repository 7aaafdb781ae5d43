using System.Text.RegularExpressions;
using Thon.Formats.Mrc;

namespace Thon.Provenance;

/// <summary>The label line of an MRC file that names its record: by the record's hash.</summary>
public static partial class RecordLabel
{
    private const string Prefix = MrcLabels.RecordPrefix;

    /// <summary>The line.</summary>
    /// <param name="sha256">The record's hash, 64 hexadecimal digits.</param>
    public static string Of(string sha256) => Prefix + sha256;

    /// <summary>The hash that a file's labels name; null where none does.</summary>
    public static string? HashIn(IEnumerable<string> labels) =>
        labels.Select(label => Line().Match(label)).LastOrDefault(match => match.Success)?.Groups[1].Value;

    [GeneratedRegex("^" + Prefix + "([0-9a-f]{64})$")]
    private static partial Regex Line();
}
