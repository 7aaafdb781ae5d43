namespace Thon.AccuracyStudies;

/// <summary>A document whose tables stand between pairs of markers, so that its prose is a person's and its numbers a program's.</summary>
internal static class MarkedDocument
{
    /// <summary>The document with a new text between the markers of a name.</summary>
    /// <param name="document">Text of the document.</param>
    /// <param name="name">Name of the markers.</param>
    /// <param name="text">The new text, ending in a line end.</param>
    /// <exception cref="InvalidDataException">The markers are not there.</exception>
    public static string Replace(string document, string name, string text)
    {
        string begin = $"<!-- {name}: written by tests/Thon.AccuracyStudies -->\n", end = $"<!-- end of {name} -->";
        int from = document.IndexOf(begin, StringComparison.Ordinal), to = document.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from) throw new InvalidDataException($"the document lacks the markers of {name}");
        return $"{document[..(from + begin.Length)]}\n{text}\n{document[to..]}";
    }
}
