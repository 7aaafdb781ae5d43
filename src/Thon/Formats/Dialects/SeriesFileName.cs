namespace Thon.Formats.Dialects;

/// <summary>The name of a series as files can carry it. Names come from files of others and from users, and what is written stays in the folder it is written to.</summary>
internal static class SeriesFileName
{
    private const string Nameless = "series";

    /// <summary>The name in one part: separators and control characters become underscores, dots and blanks before it and blanks behind it go; never empty.</summary>
    /// <param name="series">The name of the series.</param>
    internal static string Of(string series)
    {
        string name = string.Concat(series.Select(letter => letter is '/' or '\\' or ':' || char.IsControl(letter) ? '_' : letter)).TrimStart(' ', '.').TrimEnd();
        return name.Length == 0 ? Nameless : name;
    }

    /// <summary>The series by that name, for dialects that hold it in the names of their files only; where none is stated none is made up.</summary>
    internal static SeriesDescription Named(SeriesDescription series) =>
        string.IsNullOrWhiteSpace(series.Name) ? series : series with { Name = Of(series.Name) };
}
