using Thon.Findings;
using Thon.Formats;
using Thon.Tilts;

namespace Thon.Pipeline.Reporting;

/// <summary>A stack that lies where images of a series should.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Size">Width and height, pixels.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="State">What its label says was done to the images; null where it says nothing.</param>
/// <param name="Objection">Why it is not that of the series; null where nothing speaks against it.</param>
internal sealed record StoredStack(string Path, (int Width, int Height) Size, long Bytes, DataType? State, Finding? Objection)
{
    /// <summary>Looks at a stack.</summary>
    /// <param name="path">Where it may lie.</param>
    /// <param name="wanted">What it must be like.</param>
    /// <returns>Null where there is nothing to read.</returns>
    public static StoredStack? Open(string path, WantedStack wanted)
    {
        try
        {
            // A note may name a pipe or a device, which would never end.
            if (!File.Exists(path) || !RegularFile.HasBytes(path)) return null;
            using var file = SectionFile.Open(path);
            return new(path, (file.Width, file.Height), file.Bytes, DataType.FromLabels(file.Labels), Against(file, wanted));
        }
        catch (BadInputException bad)
        {
            return new(path, (0, 0), 0, null, bad.Findings.First() with { Severity = Severity.Warning });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Finding? Against(ISectionFile file, WantedStack wanted) =>
        (wanted.Width ?? file.Width) == file.Width && (wanted.Height ?? file.Height) == file.Height && file.Count >= wanted.Sections
            ? null
            : Finding.Warning(
                "report-images-other", file.Name, null, $"{file.Count} images of {file.Width} x {file.Height}",
                $"{wanted.Sections}{(wanted.Width is { } width && wanted.Height is { } height ? $" of {width} x {height}" : "")}, as {System.IO.Path.GetFileName(wanted.Star)} has them", "These are other images, and none of them is shown");
}
