using System.Buffers.Binary;
using System.Text;

namespace Thon.Formats.Mrc;

/// <summary>Numbers and texts of a header at their byte offsets, in a given byte order.</summary>
internal static class MrcWords
{
    public static int Int(ReadOnlySpan<byte> bytes, int offset, MrcByteOrder order) => order == MrcByteOrder.LittleEndian
        ? BinaryPrimitives.ReadInt32LittleEndian(bytes[offset..])
        : BinaryPrimitives.ReadInt32BigEndian(bytes[offset..]);

    public static float Float(ReadOnlySpan<byte> bytes, int offset, MrcByteOrder order) =>
        BitConverter.Int32BitsToSingle(Int(bytes, offset, order));

    public static MrcTriple<int> Ints(ReadOnlySpan<byte> bytes, int offset, MrcByteOrder order) =>
        new(Int(bytes, offset, order), Int(bytes, offset + 4, order), Int(bytes, offset + 8, order));

    public static MrcTriple<float> Floats(ReadOnlySpan<byte> bytes, int offset, MrcByteOrder order) =>
        new(Float(bytes, offset, order), Float(bytes, offset + 4, order), Float(bytes, offset + 8, order));

    /// <summary>Latin-1, so that every byte of a foreign label survives being read and written; padding is cut off.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes).TrimEnd(' ', '\0');

    public static void Put(Span<byte> bytes, int offset, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes[offset..], value);

    public static void Put(Span<byte> bytes, int offset, float value) => Put(bytes, offset, BitConverter.SingleToInt32Bits(value));

    public static void Put(Span<byte> bytes, int offset, MrcTriple<int> value)
    {
        Put(bytes, offset, value.X);
        Put(bytes, offset + 4, value.Y);
        Put(bytes, offset + 8, value.Z);
    }

    public static void Put(Span<byte> bytes, int offset, MrcTriple<float> value)
    {
        Put(bytes, offset, value.X);
        Put(bytes, offset + 4, value.Y);
        Put(bytes, offset + 8, value.Z);
    }

    /// <summary>Writes a text and fills its place up with a padding byte.</summary>
    public static void Put(Span<byte> place, string text, byte padding)
    {
        place.Fill(padding);
        Encoding.Latin1.GetBytes(text.AsSpan(0, Math.Min(text.Length, place.Length)), place);
    }
}
