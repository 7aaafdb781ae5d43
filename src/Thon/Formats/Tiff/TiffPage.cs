using BitMiracle.LibTiff.Classic;
using LibTiff = BitMiracle.LibTiff.Classic.Tiff;

namespace Thon.Formats.Tiff;

/// <summary>One page (image file directory) of a TIFF file, as its tags describe it [TIFF6].</summary>
/// <param name="Number">Page number from 0, reduced images counted in.</param>
/// <param name="Offset">Where its directory lies in the file.</param>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Bits">Bits a sample.</param>
/// <param name="Sample">Whether samples are unsigned, signed or floats.</param>
/// <param name="Samples">Samples a pixel; 1 for grey images.</param>
/// <param name="Photometric">What the samples mean.</param>
/// <param name="Compression">How strips and tiles are compressed.</param>
/// <param name="HasCodec">Whether that compression can be decoded.</param>
/// <param name="Orientation">Which corner row 0, column 0 is.</param>
/// <param name="IsReduced">Whether it is a thumbnail of another page.</param>
/// <param name="Description">The image description, empty where there is none.</param>
/// <param name="DataEnd">Byte behind its last strip or tile.</param>
internal sealed record TiffPage(
    int Number,
    long Offset,
    int Width,
    int Height,
    int Bits,
    SampleFormat Sample,
    int Samples,
    Photometric Photometric,
    Compression Compression,
    bool HasCodec,
    Orientation Orientation,
    bool IsReduced,
    string Description,
    long DataEnd)
{
    /// <summary>How a pixel is stored; null where it is not read.</summary>
    public PixelFormat? Format => (Sample, Bits) switch
    {
        (SampleFormat.UINT or SampleFormat.VOID, 8) => PixelFormat.UInt8,
        (SampleFormat.UINT or SampleFormat.VOID, 16) => PixelFormat.UInt16,
        (SampleFormat.UINT or SampleFormat.VOID, 32) => PixelFormat.UInt32,
        (SampleFormat.INT, 8) => PixelFormat.Int8,
        (SampleFormat.INT, 16) => PixelFormat.Int16,
        (SampleFormat.INT, 32) => PixelFormat.Int32,
        (SampleFormat.IEEEFP, 16) => PixelFormat.Float16,
        (SampleFormat.IEEEFP, 32) => PixelFormat.Float32,
        _ => null,
    };

    /// <summary>Reads the tags of the page the decoder stands at.</summary>
    public static TiffPage Decode(LibTiff tiff, int number)
    {
        var compression = (Compression)Tag(tiff, TiffTag.COMPRESSION, (int)Compression.NONE);
        return new(
            number,
            tiff.CurrentDirOffset(),
            Width: Tag(tiff, TiffTag.IMAGEWIDTH, 0),
            Height: Tag(tiff, TiffTag.IMAGELENGTH, 0),
            Bits: Tag(tiff, TiffTag.BITSPERSAMPLE, 1),
            Sample: (SampleFormat)Tag(tiff, TiffTag.SAMPLEFORMAT, (int)SampleFormat.UINT),
            Samples: Tag(tiff, TiffTag.SAMPLESPERPIXEL, 1),
            // Files without the tag are seen; grey with zero as black is what everybody means.
            Photometric: (Photometric)Tag(tiff, TiffTag.PHOTOMETRIC, (int)Photometric.MINISBLACK),
            compression,
            HasCodec: tiff.IsCodecConfigured(compression),
            Orientation: (Orientation)Tag(tiff, TiffTag.ORIENTATION, (int)Orientation.TOPLEFT),
            IsReduced: ((FileType)Tag(tiff, TiffTag.SUBFILETYPE, 0) & FileType.REDUCEDIMAGE) != 0,
            Description: tiff.GetField(TiffTag.IMAGEDESCRIPTION)?[0].ToString() ?? "",
            End(tiff));
    }

    private static int Tag(LibTiff tiff, TiffTag tag, int otherwise) => tiff.GetField(tag)?[0].ToInt() ?? otherwise;

    private static long End(LibTiff tiff)
    {
        var offsets = (ulong[]?)tiff.GetField(tiff.IsTiled() ? TiffTag.TILEOFFSETS : TiffTag.STRIPOFFSETS)?[0].Value ?? [];
        var counts = (ulong[]?)tiff.GetField(tiff.IsTiled() ? TiffTag.TILEBYTECOUNTS : TiffTag.STRIPBYTECOUNTS)?[0].Value ?? [];
        var ends = offsets.Zip(counts, (offset, count) => (UInt128)offset + count);
        return (long)UInt128.Min(ends.Append(0u).Max(), long.MaxValue);
    }
}
