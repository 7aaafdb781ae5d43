using System.Text.RegularExpressions;

namespace Thon.Provenance;

/// <summary>Names that even and odd halves have: with a word such as <c>even</c>, <c>ODD</c>, <c>EVN</c> or <c>half1</c> between separators.</summary>
internal static partial class HalfNames
{
    /// <summary>Whether a file is called as halves are.</summary>
    /// <param name="name">Its name, without folder.</param>
    public static bool Matches(string name) => Word().IsMatch(name);

    [GeneratedRegex(@"(^|[\s._-])(even|evn|odd|half[-_]?[12ab])(?=$|[\s._-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
