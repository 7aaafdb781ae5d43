using System.Globalization;
using Thon.Findings;

namespace Thon.Formats.Mrc;

/// <summary>What is wrong or odd about a header, given the length of its file. Lists everything, errors first.</summary>
internal static class MrcHeaderCheck
{
    // Headers hold single-precision cells; programs round pixel sizes to three or four digits.
    private const double EqualPixelSizes = 1e-3;

    public static FindingList Check(MrcHeader header, string file, long fileBytes)
    {
        if (!header.HasMap && !MrcByteOrderDetection.MakesSense(header))
            return FindingList.Of(Finding.Error("mrc-not-mrc", file, "header", "neither the letters MAP nor a sensible size and mode", "an MRC file"));
        var errors = FindingList.Of(Size(header, file).Concat(Mode(header, file)));
        if (!errors.HasErrors) errors = FindingList.Of(Length(header, file, fileBytes));
        return errors.AddRange([.. Marks(header, file), .. Bytes(header, file), .. PixelSize(header, file), .. Labels(header, file)]);
    }

    /// <summary>Bytes of the whole file, in arithmetic that cannot overflow for sizes that passed the check.</summary>
    public static Int128 ExpectedBytes(MrcHeader header) =>
        MrcHeader.Bytes + (Int128)header.ExtendedBytes
        + (Int128)header.Size.X * header.Size.Y * header.Size.Z * MrcPixels.Format(header).BytesPerPixel();

    private static IEnumerable<Finding> Size(MrcHeader header, string file)
    {
        var (x, y, z) = header.Size;
        if (x < 1 || y < 1 || z < 1)
            yield return Finding.Error("mrc-size", file, "header bytes 0-11", Invariant($"size {x} x {y} x {z}"), "at least one column, row and section");
        else if ((long)x * y > Array.MaxLength)
            yield return Finding.Error("mrc-size", file, "header bytes 0-7", Invariant($"sections of {x} x {y} pixels"), "at most 2147483591 pixels a section");
        if (header.ExtendedBytes < 0)
            yield return Finding.Error("mrc-extended-header", file, "header byte 92", Invariant($"an extended header of {header.ExtendedBytes} bytes"), "0 or more");
    }

    private static IEnumerable<Finding> Mode(MrcHeader header, string file)
    {
        const string known = "mode 0, 1, 2, 6 or 12";
        string? reason = header.Mode switch
        {
            MrcMode.Int8 or MrcMode.Int16 or MrcMode.Float32 or MrcMode.UInt16 or MrcMode.Float16 => null,
            MrcMode.ComplexInt16 or MrcMode.ComplexFloat32 => Invariant($"mode {(int)header.Mode}: complex numbers, a transform and not an image"),
            MrcMode.Packed4Bit => "mode 101: two 4-bit pixels a byte, a raw movie",
            _ => Invariant($"unknown mode {(int)header.Mode}"),
        };
        if (reason is not null)
            yield return Finding.Error("mrc-mode", file, "header byte 12", reason, known, "Convert it, for example with IMOD: newstack -mode 2");
    }

    private static IEnumerable<Finding> Length(MrcHeader header, string file, long fileBytes)
    {
        Int128 expected = ExpectedBytes(header);
        string found = Invariant($"{fileBytes} bytes");
        string wanted = Invariant($"{expected} bytes for {header.Size.Z} sections of {header.Size.X} x {header.Size.Y}, mode {(int)header.Mode}");
        if (fileBytes < expected)
            yield return Finding.Error("mrc-truncated", file, null, found, wanted, "The file was cut short or is still being written; copy it again");
        if (fileBytes > expected)
            yield return Finding.Warning("mrc-trailing-bytes", file, null, found, wanted, "What follows the last section is not read");
    }

    private static IEnumerable<Finding> Marks(MrcHeader header, string file)
    {
        if (!header.HasMap)
            yield return Finding.Warning("mrc-no-map", file, "header byte 208", "the letters MAP are missing", "an MRC2014 file", "Read as an MRC file of before the year 2000");
        if (header.Axes is not ({ X: 1, Y: 2, Z: 3 } or { X: 0, Y: 0, Z: 0 }))
            yield return Finding.Warning("mrc-axes", file, "header bytes 64-75", Invariant($"axes {header.Axes.X} {header.Axes.Y} {header.Axes.Z}"), "1 2 3",
                "Columns, rows and sections are read in the order of the file");
    }

    private static IEnumerable<Finding> Bytes(MrcHeader header, string file)
    {
        if (header is { Mode: MrcMode.Int8, HasImodStamp: false, HasUnsignedBytes: true })
            yield return Finding.Warning("mrc-unsigned-bytes", file, "header byte 80", Invariant($"maximum {header.Maximum} in mode 0"), "at most 127 in signed bytes",
                "Read as unsigned bytes");
    }

    private static IEnumerable<Finding> PixelSize(MrcHeader header, string file)
    {
        const string place = "header bytes 28-51", advice = "Give the pixel size on the command line or in the metadata";
        string found = Invariant($"cell {header.Cell.X} x {header.Cell.Y} A over {header.Sampling.X} x {header.Sampling.Y}");
        if (header.PixelSize is not { } x)
            yield return header.Cell.X == 0
                ? Finding.Warning("mrc-no-pixel-size", file, place, "the header states no pixel size (" + found + ")", "a pixel size", advice)
                : Finding.Warning("mrc-absurd-pixel-size", file, place, found, "a pixel size of 0.01 to 10000 A", advice);
        else if (header.PixelSizeAlongRows is not { } y || Math.Abs(y.Angstroms / x.Angstroms - 1) > EqualPixelSizes)
            yield return Finding.Warning("mrc-pixel-sizes-differ", file, place, found, "the same pixel size along columns and rows", "The one along the columns is used");
        else if (header.Sampling.X != header.Size.X)
            yield return Finding.Note("mrc-sampling", file, place, Invariant($"{header.Size.X} columns but {found}: the pixel size is cell / sampling, {x.Angstroms:G6} A"));
    }

    private static IEnumerable<Finding> Labels(MrcHeader header, string file)
    {
        if (header.LabelCount != header.Labels.Length)
            yield return Finding.Note("mrc-label-count", file, "header byte 220", Invariant($"{header.LabelCount} labels stated, {header.Labels.Length} hold text"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
