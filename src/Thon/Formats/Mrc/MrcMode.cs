namespace Thon.Formats.Mrc;

/// <summary>How an MRC file stores a pixel: the MODE word of its header [MRC2014].</summary>
public enum MrcMode
{
    /// <summary>8-bit integer; signed in the standard, unsigned in many files of IMOD (see <see cref="MrcHeader.HasUnsignedBytes"/>).</summary>
    Int8 = 0,

    /// <summary>16-bit signed integer.</summary>
    Int16 = 1,

    /// <summary>32-bit float.</summary>
    Float32 = 2,

    /// <summary>Complex of two 16-bit integers: a transform, not an image; not read.</summary>
    ComplexInt16 = 3,

    /// <summary>Complex of two 32-bit floats: a transform, not an image; not read.</summary>
    ComplexFloat32 = 4,

    /// <summary>16-bit unsigned integer.</summary>
    UInt16 = 6,

    /// <summary>16-bit float (IEEE 754 binary16).</summary>
    Float16 = 12,

    /// <summary>Two 4-bit pixels a byte, used for raw movies; not read.</summary>
    Packed4Bit = 101,
}
