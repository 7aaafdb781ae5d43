using Thon.Findings;

namespace Thon.Formats.Mrc;

/// <summary>
/// Which byte order a header is in. The machine stamp says so; where it says nothing, or says what makes no sense of the size and the mode,
/// the order that makes sense is taken, with a warning. Stamps of zeros and stamps that belie the file are seen in the wild.
/// </summary>
internal static class MrcByteOrderDetection
{
    private const int LargestSensible = 1 << 20;

    public static (MrcByteOrder Order, Finding? Leniency) Detect(ReadOnlySpan<byte> header, string file)
    {
        var little = MrcHeader.Decode(header, MrcByteOrder.LittleEndian);
        var big = MrcHeader.Decode(header, MrcByteOrder.BigEndian);
        MrcByteOrder? stamped = Stamp(header[212], header[213]);
        var sensible = (MakesSense(little), MakesSense(big)) switch
        {
            (true, false) => MrcByteOrder.LittleEndian,
            (false, true) => MrcByteOrder.BigEndian,
            // Mode 0 reads the same both ways; turned round, a sensible size becomes a large one.
            (true, true) => stamped ?? (little.Size.X <= big.Size.X ? MrcByteOrder.LittleEndian : MrcByteOrder.BigEndian),
            _ => stamped ?? MrcByteOrder.LittleEndian,
        };
        if (stamped == sensible) return (sensible, null);
        string stamp = $"machine stamp 0x{header[212]:X2} 0x{header[213]:X2}";
        return (sensible, Finding.Warning("mrc-machine-stamp", file, "header byte 212", stamp, "0x44 0x44 or 0x11 0x11",
            $"Read as {(sensible == MrcByteOrder.LittleEndian ? "little" : "big")}-endian, which makes sense of the size and the mode"));
    }

    /// <summary>Whether a header has a known mode and sizes that images have.</summary>
    public static bool MakesSense(MrcHeader header) =>
        Enum.IsDefined(header.Mode) && Sensible(header.Size.X) && Sensible(header.Size.Y) && Sensible(header.Size.Z);

    /// <summary>Whether bytes without the letters MAP may still be an MRC header, as those of before the year 2000 are.</summary>
    public static bool MayBeMrc(ReadOnlySpan<byte> header) =>
        MakesSense(MrcHeader.Decode(header, MrcByteOrder.LittleEndian)) || MakesSense(MrcHeader.Decode(header, MrcByteOrder.BigEndian));

    private static bool Sensible(int size) => size is >= 1 and <= LargestSensible;

    private static MrcByteOrder? Stamp(byte first, byte second) => (first, second) switch
    {
        (0x44, 0x44) or (0x44, 0x41) => MrcByteOrder.LittleEndian,
        (0x11, 0x11) => MrcByteOrder.BigEndian,
        _ => null,
    };
}
