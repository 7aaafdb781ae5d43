using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Formats.Tiff;

namespace Thon.Formats;

/// <summary>Opens image stacks of every format that is read, by what the file holds and not by what its name ends in.</summary>
public static class SectionFile
{
    /// <summary>Opens an MRC or TIFF file, or the images that a STAR file of a tilt series names.</summary>
    /// <exception cref="BadInputException">The file cannot be opened, is of another format, or is refused by its reader.</exception>
    public static ISectionFile Open(string path) => StarMagic.IsStar(Start(path)) ? TiltImageFiles.Open(path) : OpenImages(path);

    /// <summary>Opens an MRC or TIFF file.</summary>
    /// <exception cref="BadInputException">The file cannot be opened, is of another format, or is refused by its reader.</exception>
    internal static ISectionFile OpenImages(string path)
    {
        byte[] start = Start(path);
        if (start.Length == 0)
            throw new BadInputException(Finding.Error("image-empty", path, null, "an empty file, a pipe or a device", "an MRC or TIFF file", "Its writing failed; make it again"));
        if (HasMap(start)) return MrcReader.Open(path);
        if (FileMagic.IsTiff(start)) return TiffReader.Open(path);
        if (start.Length == MrcHeader.Bytes && MrcByteOrderDetection.MayBeMrc(start)) return MrcReader.Open(path);
        string found = StarMagic.IsStar(start) ? "a STAR file" : FileMagic.ForeignName(start) is { } name ? $"the file is {name}" : "neither an MRC header nor a TIFF one";
        throw new BadInputException(Finding.Error("image-format", path, null, found, "an MRC or TIFF file",
            found.EndsWith("compressed", StringComparison.Ordinal) ? "Decompress it first" : "Convert it to MRC"));
    }

    private static byte[] Start(string path)
    {
        // A pipe would never be opened.
        if (File.Exists(path) && !RegularFile.HasBytes(path)) return [];
        byte[] start = new byte[MrcHeader.Bytes];
        using var file = InputFile.Open(path);
        return start[..InputFile.Read(file, path, 0, start)];
    }

    private static bool HasMap(ReadOnlySpan<byte> start) => start.Length > 211 && start[208..211].SequenceEqual("MAP"u8);
}
