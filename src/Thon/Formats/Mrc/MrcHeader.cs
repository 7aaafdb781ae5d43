using System.Collections.Immutable;
using Thon.Units;

namespace Thon.Formats.Mrc;

/// <summary>
/// The first 1024 bytes of an MRC file [MRC2014], with the words IMOD keeps in its free area [IMOD, MRC format].
/// <code>
/// byte  words  field                          byte  words  field
///    0  3      Size: columns, rows, sections    96  2      Extra, not named here
///   12  1      Mode                            104  1      ExtendedType: 4 characters
///   16  3      Start of the sub-image          108  1      Version: 20140 or 20141
///   28  3      Sampling: mx, my, mz            112  21     Extra: IMOD's fields, not named here
///   40  3      Cell, angstrom                  152  1        of these IMOD's stamp
///   52  3      CellAngles, degrees             156  1        and its flags
///   64  3      Axes: 1 2 3                     196  3      Origin, angstrom
///   76  3      Minimum, Maximum, Mean          208  1      'MAP '
///   88  1      SpaceGroup                      212  1      machine stamp
///   92  1      ExtendedBytes                   216  1      RootMeanSquare deviation from the mean
///                                              220  1      LabelCount;  224: 10 labels of 80 characters
/// </code>
/// Seen in the wild: a zero cell, a cell for another sampling than the size, label counts that do not match, no MAP, a stamp of zeros.
/// </summary>
/// <param name="Order">Byte order the header was read in; it is always written least byte first.</param>
/// <param name="Size">Columns, rows and sections of the file.</param>
/// <param name="Mode">How a pixel is stored.</param>
/// <param name="Start">Index of the first column, row and section in the unit cell; 0 for images.</param>
/// <param name="Sampling">Sampling intervals along the cell; the pixel size is Cell / Sampling.</param>
/// <param name="Cell">Cell edges in angstrom.</param>
/// <param name="CellAngles">Cell angles in degrees; 90 for images.</param>
/// <param name="Axes">Which axis columns, rows and sections follow; 1, 2, 3 for images.</param>
/// <param name="Minimum">Smallest pixel; undetermined where greater than <paramref name="Maximum"/>.</param>
/// <param name="Maximum">Largest pixel.</param>
/// <param name="Mean">Mean pixel; undetermined where less than both of them.</param>
/// <param name="SpaceGroup">0 for image stacks, 1 for volumes, 401 and up for stacks of volumes.</param>
/// <param name="ExtendedBytes">Length of the extended header between this one and the pixels.</param>
/// <param name="ExtendedType">What the extended header holds: SERI, FEI1, AGAR, MRCO, CCP4, HDF5; empty where unknown.</param>
/// <param name="Version">20140 or 20141, or 0 in older files.</param>
/// <param name="Extra">Bytes 96-103 and 112-195 as they stand in the file, in its own byte order; 92 of them.</param>
/// <param name="Origin">Origin in angstrom.</param>
/// <param name="HasMap">Whether the letters MAP stand in their place.</param>
/// <param name="RootMeanSquare">Root mean square deviation from the mean; negative where undetermined.</param>
/// <param name="LabelCount">Label lines in use, as the file states it.</param>
/// <param name="Labels">Label lines that hold text, at most 10 of at most 80 characters, Latin-1.</param>
public sealed record MrcHeader(
    MrcByteOrder Order,
    MrcTriple<int> Size,
    MrcMode Mode,
    MrcTriple<int> Start,
    MrcTriple<int> Sampling,
    MrcTriple<float> Cell,
    MrcTriple<float> CellAngles,
    MrcTriple<int> Axes,
    float Minimum,
    float Maximum,
    float Mean,
    int SpaceGroup,
    int ExtendedBytes,
    string ExtendedType,
    int Version,
    ImmutableArray<byte> Extra,
    MrcTriple<float> Origin,
    bool HasMap,
    float RootMeanSquare,
    int LabelCount,
    ImmutableArray<string> Labels)
{
    /// <summary>Bytes of a header, without the extended one.</summary>
    public const int Bytes = 1024;

    /// <summary>Label lines a header has room for.</summary>
    public const int LabelRoom = 10;

    /// <summary>Characters of a label line.</summary>
    public const int LabelLength = 80;

    internal const int ExtraBytes = 92;
    private const int StampOffset = 48, FlagsOffset = 52, ImodStamp = 1146047817, SignedBytesFlag = 1;

    /// <summary>
    /// Whether mode 0 holds 0..255 rather than the standard's -128..127: IMOD's stamp is there and its flag for signed bytes is not, or the file
    /// bears no such stamp and states a maximum that signed bytes cannot hold.
    /// </summary>
    public bool HasUnsignedBytes => Mode == MrcMode.Int8 && (HasImodStamp ? (Word(FlagsOffset) & SignedBytesFlag) == 0 : StatesUnsignedBytes);

    /// <summary>The pixel size the header states along the columns, Cell.X / Sampling.X; null where it states none or an absurd one,
    /// that is, outside 0.01..10000 angstrom.</summary>
    public Length? PixelSize => PixelSizeOf(Cell.X, Sampling.X);

    /// <summary>The pixel size the header states along the rows, by the same rule.</summary>
    public Length? PixelSizeAlongRows => PixelSizeOf(Cell.Y, Sampling.Y);

    /// <summary>The pixel size the header states along the sections, by the same rule; means nothing for a stack of images.</summary>
    public Length? PixelSizeAlongSections => PixelSizeOf(Cell.Z, Sampling.Z);

    internal bool HasImodStamp => Word(StampOffset) == ImodStamp;

    internal bool StatesUnsignedBytes => Minimum >= 0 && Maximum > sbyte.MaxValue && Maximum <= byte.MaxValue;

    /// <summary>Reads a header; every 1024 bytes decode to something, sense is checked by <see cref="MrcReader"/>.</summary>
    /// <param name="bytes">At least 1024 bytes.</param>
    /// <param name="order">Their byte order.</param>
    public static MrcHeader Decode(ReadOnlySpan<byte> bytes, MrcByteOrder order) => new(
        order,
        Size: MrcWords.Ints(bytes, 0, order),
        Mode: (MrcMode)MrcWords.Int(bytes, 12, order),
        Start: MrcWords.Ints(bytes, 16, order),
        Sampling: MrcWords.Ints(bytes, 28, order),
        Cell: MrcWords.Floats(bytes, 40, order),
        CellAngles: MrcWords.Floats(bytes, 52, order),
        Axes: MrcWords.Ints(bytes, 64, order),
        Minimum: MrcWords.Float(bytes, 76, order),
        Maximum: MrcWords.Float(bytes, 80, order),
        Mean: MrcWords.Float(bytes, 84, order),
        SpaceGroup: MrcWords.Int(bytes, 88, order),
        ExtendedBytes: MrcWords.Int(bytes, 92, order),
        ExtendedType: MrcWords.Text(bytes[104..108]),
        Version: MrcWords.Int(bytes, 108, order),
        Extra: [.. bytes[96..104], .. bytes[112..196]],
        Origin: MrcWords.Floats(bytes, 196, order),
        HasMap: bytes[208..211].SequenceEqual("MAP"u8),
        RootMeanSquare: MrcWords.Float(bytes, 216, order),
        LabelCount: MrcWords.Int(bytes, 220, order),
        Labels: MrcLabels.Decode(bytes[224..Bytes]));

    /// <summary>Writes the header, least byte first, with MAP and the machine stamp in their places.</summary>
    /// <returns>1024 bytes.</returns>
    public byte[] Encode()
    {
        byte[] bytes = new byte[Bytes];
        MrcWords.Put(bytes, 0, Size);
        MrcWords.Put(bytes, 12, (int)Mode);
        MrcWords.Put(bytes, 16, Start);
        MrcWords.Put(bytes, 28, Sampling);
        MrcWords.Put(bytes, 40, Cell);
        MrcWords.Put(bytes, 52, CellAngles);
        MrcWords.Put(bytes, 64, Axes);
        MrcWords.Put(bytes, 76, new MrcTriple<float>(Minimum, Maximum, Mean));
        MrcWords.Put(bytes, 88, SpaceGroup);
        MrcWords.Put(bytes, 92, ExtendedBytes);
        Extra.AsSpan()[..8].CopyTo(bytes.AsSpan(96));
        MrcWords.Put(bytes.AsSpan(104, 4), ExtendedType, 0);
        MrcWords.Put(bytes, 108, Version);
        Extra.AsSpan()[8..].CopyTo(bytes.AsSpan(112));
        MrcWords.Put(bytes, 196, Origin);
        "MAP "u8.CopyTo(bytes.AsSpan(208));
        bytes[212] = bytes[213] = 0x44;
        MrcWords.Put(bytes, 216, RootMeanSquare);
        MrcWords.Put(bytes, 220, Labels.Length);
        MrcLabels.Encode(Labels, bytes.AsSpan(224));
        return bytes;
    }

    private static Length? PixelSizeOf(float cell, int sampling)
    {
        const double least = 0.01, most = 10000;
        double angstroms = sampling > 0 ? (double)cell / sampling : 0;
        return angstroms is >= least and <= most ? Length.FromAngstroms(angstroms) : null;
    }

    private int Word(int offset) => MrcWords.Int(Extra.AsSpan(), offset, Order);
}
