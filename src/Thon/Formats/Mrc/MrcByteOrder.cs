namespace Thon.Formats.Mrc;

/// <summary>The order of the bytes of a number in an MRC file.</summary>
public enum MrcByteOrder
{
    /// <summary>Least byte first; machine stamp 0x44 0x44 or 0x44 0x41. What Thon writes.</summary>
    LittleEndian,

    /// <summary>Most significant byte first; machine stamp 0x11 0x11.</summary>
    BigEndian,
}
