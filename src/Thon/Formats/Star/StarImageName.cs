using System.Globalization;
using System.Text.RegularExpressions;
using Thon.Formats.Text;

namespace Thon.Formats.Star;

/// <summary>An image as RELION names it: a file of its own, or a section of a stack as in <c>000012@stack.mrc</c>, from 1.</summary>
/// <param name="File">Path of the file, without the <c>:mrc</c> that forces a format.</param>
/// <param name="Section">Section of the stack from 0, or null for a file of its own.</param>
internal sealed partial record StarImageName(string File, int? Section)
{
    /// <summary>Reads a name; null where the number before the @ is none, or 0.</summary>
    internal static StarImageName? Parse(string name)
    {
        var match = Numbered().Match(name);
        if (!match.Success) return new(WithoutFormat(name), null);
        return TextNumber.Whole(match.Groups[1].Value) is >= 1 and { } number ? new(WithoutFormat(match.Groups[2].Value), number - 1) : null;
    }

    /// <summary>The name of a section, from 0, of a stack.</summary>
    internal static string Of(int section, string stack) => string.Create(CultureInfo.InvariantCulture, $"{section + 1:D6}@{stack}");

    private static string WithoutFormat(string file) => file.EndsWith(":mrc", StringComparison.Ordinal) || file.EndsWith(":mrcs", StringComparison.Ordinal) ? file[..file.LastIndexOf(':')] : file;

    [GeneratedRegex("^([0-9]+)@(.+)$")]
    private static partial Regex Numbered();
}
