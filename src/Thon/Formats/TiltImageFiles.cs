using Thon.Findings;
using Thon.Formats.Star;
using Thon.Imaging;
using Thon.Units;

namespace Thon.Formats;

/// <summary>
/// The images that a STAR file of a tilt series names, as one stack: files of their own, one a tilt, or sections of stacks. Section n is the image of row n, both from 0.
/// A file is open only while it is read, so a long series takes no more handles than threads read it.
/// </summary>
public sealed class TiltImageFiles : ISectionFile
{
    private readonly IReadOnlyList<TiltImage> _images;

    private TiltImageFiles(SeriesDescription series, IReadOnlyList<TiltImage> images, TiltImageHeaders headers, byte[] text) =>
        (Name, Bytes, TextContent, Description, _images, Width, Height, PixelSize, Labels, Findings) =
            (series.FileName, text.Length, ContentHash.Of(text), series, images, headers.Width, headers.Height, headers.PixelSize, headers.Labels, headers.Findings);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public long Bytes { get; }

    /// <summary>The hash of the bytes of the STAR file when it was opened, which is not that of the pixels.</summary>
    public ContentHash TextContent { get; }

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height { get; }

    /// <inheritdoc/>
    public int Count => _images.Count;

    /// <summary>The pixel size that the headers of the files state, if they agree to 1 %; null where any states none. That of the STAR file is in <see cref="Description"/>.</summary>
    public Length? PixelSize { get; }

    /// <summary>The labels that stand in all files, and those of any that tell what was done to its images.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <inheritdoc/>
    public FindingList Findings { get; }

    /// <summary>What the STAR file says of the series; each tilt has the section it has here.</summary>
    public SeriesDescription Description { get; }

    /// <summary>The files the images are in, each once, in the order of the rows.</summary>
    public IReadOnlyList<string> Files => [.. _images.Select(image => image.Path).Distinct()];

    /// <summary>Opens the images of a series and checks the header of every file.</summary>
    /// <param name="path">A STAR file of a tilt series, or of several, of which the one named like the file is taken; paths in it start at its folder or at one above it.</param>
    /// <exception cref="BadInputException">
    /// Not a STAR file of a tilt series, or rows whose images are not named, not there, not read, or of another size than the first; every row at fault is named.
    /// </exception>
    public static TiltImageFiles Open(string path)
    {
        byte[] text = BytesOf(path);
        var (series, _) = TiltSeriesStarFollowing.Read(path, Path.GetFileNameWithoutExtension(path));
        if (series.Tilts.IsEmpty)
            throw new BadInputException(series.Findings.Add(Finding.Error("image-star-empty", path, null, "a STAR file without rows of tilts", "a STAR file that names the images of one tilt series", "Give that of the series")));
        var images = TiltImage.Of(series);
        series = series with { Tilts = [.. series.Tilts.Select((tilt, row) => tilt with { Section = row })] };
        return new(series, images, TiltImageHeaders.Read(series, images), text);
    }

    /// <inheritdoc/>
    public void Read(int section, Span<float> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(section);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(section, Count);
        var image = _images[section];
        using var file = SectionFile.OpenImages(image.Path);
        if (file.Width != Width || file.Height != Height || image.Section >= file.Count)
            throw new BadInputException(Finding.Error("image-changed", image.Path, image.Place, $"{file.Count} images of {file.Width} x {file.Height}", "what it held when it was opened", "Another program is writing it; wait for that"));
        file.Read(image.Section, pixels);
    }

    private static byte[] BytesOf(string path)
    {
        using var file = InputFile.Open(path);
        byte[] bytes = new byte[RandomAccess.GetLength(file)];
        return bytes[..InputFile.Read(file, path, 0, bytes)];
    }

    /// <summary>Nothing stays open between reads.</summary>
    public void Dispose()
    {
    }
}
