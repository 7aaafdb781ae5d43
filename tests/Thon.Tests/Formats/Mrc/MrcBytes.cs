using System.Buffers.Binary;
using System.Text;
using Thon.Formats.Mrc;

namespace Thon.Tests.Formats.Mrc;

/// <summary>MRC files made by hand, byte offset by byte offset from the published table, without the code under test.</summary>
internal sealed class MrcBytes
{
    private readonly bool _big;
    private readonly byte[] _header = new byte[1024];
    private readonly List<byte> _rest = [];

    public MrcBytes(int mode, int nx, int ny, int nz, MrcByteOrder order = MrcByteOrder.LittleEndian)
    {
        _big = order == MrcByteOrder.BigEndian;
        Int(0, nx).Int(4, ny).Int(8, nz).Int(12, mode);
        Int(28, nx).Int(32, ny).Int(36, nz).Float(40, nx * 2.5f).Float(44, ny * 2.5f).Float(48, nz * 2.5f);
        Int(64, 1).Int(68, 2).Int(72, 3).Float(76, 0).Float(80, -1).Float(84, -2).Int(108, 20141).Float(216, -1);
        Encoding.ASCII.GetBytes("MAP ", _header.AsSpan(208));
        Stamp(_big ? (byte)0x11 : (byte)0x44, _big ? (byte)0x11 : (byte)0x44);
    }

    public MrcBytes Int(int offset, int value)
    {
        if (_big) BinaryPrimitives.WriteInt32BigEndian(_header.AsSpan(offset), value);
        else BinaryPrimitives.WriteInt32LittleEndian(_header.AsSpan(offset), value);
        return this;
    }

    public MrcBytes Float(int offset, float value) => Int(offset, BitConverter.SingleToInt32Bits(value));

    public MrcBytes Stamp(byte first, byte second)
    {
        (_header[212], _header[213]) = (first, second);
        return this;
    }

    public MrcBytes Text(int offset, string text)
    {
        Encoding.ASCII.GetBytes(text, _header.AsSpan(offset));
        return this;
    }

    public MrcBytes Bytes(params byte[] bytes)
    {
        _rest.AddRange(bytes);
        return this;
    }

    public MrcBytes Words(params int[] words)
    {
        foreach (int word in words)
            _rest.AddRange(_big ? [(byte)(word >> 8), (byte)word] : [(byte)word, (byte)(word >> 8)]);
        return this;
    }

    public MrcBytes Floats(params float[] values)
    {
        byte[] bytes = new byte[4];
        foreach (float value in values)
        {
            if (_big) BinaryPrimitives.WriteSingleBigEndian(bytes, value);
            else BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            _rest.AddRange(bytes);
        }
        return this;
    }

    public byte[] ToArray() => [.. _header, .. _rest];

    /// <summary>Writes the file into a fresh folder.</summary>
    public string Save() => Save(ToArray());

    public static string Save(byte[] bytes)
    {
        string path = Path.Combine(Repository.TemporaryFolder(), "hand-made.mrc");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
