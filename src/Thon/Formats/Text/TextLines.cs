using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Formats.Text;

/// <summary>
/// Text files as lines, whatever made them: a byte order mark, Windows or old Macintosh line ends, tabs, trailing blanks and a
/// missing last line end are all taken as they come.
/// </summary>
public static class TextLines
{
    private const long LargestFile = 256L << 20;

    /// <summary>Reads a text file as UTF-8, or UTF-16 where a byte order mark says so.</summary>
    /// <exception cref="BadInputException">The file is missing, cannot be read, or is over 256 MiB.</exception>
    public static string ReadText(string path)
    {
        if (Directory.Exists(path)) throw Refused(path, "a folder", "a text file");
        try
        {
            long bytes = new FileInfo(path).Length;
            if (bytes > LargestFile)
                throw Refused(path, $"a file of {bytes >> 20} MiB", "a text file of metadata, below 256 MiB");
            return File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refused(path, "no such file", "a text file", "Check the path.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Refused(path, $"the file cannot be read ({problem.Message})", "a readable text file");
        }
    }

    /// <summary>Writes text as UTF-8 without a byte order mark, whole or not at all; a file of the name is replaced.</summary>
    public static void WriteText(string path, string text) => TextFiles.Write([(path, text)], Overwrite.Replace);

    /// <summary>The lines of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <exception cref="BadInputException">The text holds zero bytes: it is a binary file.</exception>
    public static ImmutableArray<TextLine> Of(string text, string name)
    {
        RefuseBinary(text, name);
        var lines = ImmutableArray.CreateBuilder<TextLine>();
        using var reader = new StringReader(text.TrimStart('\uFEFF'));
        while (reader.ReadLine() is { } line) lines.Add(new(lines.Count + 1, line.TrimEnd()));
        return lines.ToImmutable();
    }

    /// <summary>Stops where a text holds zero bytes.</summary>
    internal static void RefuseBinary(string text, string name)
    {
        if (text.Contains('\0'))
            throw Refused(name, "a binary file (it holds zero bytes)", "a text file", "Check that the option names the right file.");
    }

    private static BadInputException Refused(string path, string found, string expected, string? advice = null) =>
        new(Finding.Error("text-unreadable", path, null, found, expected, advice));
}
