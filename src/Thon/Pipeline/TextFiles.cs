using System.Text;
using Thon.Formats;

namespace Thon.Pipeline;

/// <summary>Small files that belong together. They are written whole under hidden names first and take their own names together.</summary>
internal static class TextFiles
{
    /// <summary>Writes files as UTF-8 without a byte order mark.</summary>
    /// <param name="files">Their paths and texts; the folders exist.</param>
    /// <param name="overwrite">What to do where a file exists.</param>
    /// <exception cref="Findings.BadInputException">A file cannot be written; none was.</exception>
    public static void Write(IEnumerable<(string Path, string Text)> files, Overwrite overwrite)
    {
        var open = new List<PartialFile>();
        try
        {
            foreach (var (path, text) in files)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(text);
                open.Add(PartialFile.Create(path, bytes.Length, overwrite));
                open[^1].Write(bytes, 0);
            }

            PartialFile.CommitAll(open);
        }
        finally
        {
            foreach (var file in open) file.Dispose();
        }
    }
}
