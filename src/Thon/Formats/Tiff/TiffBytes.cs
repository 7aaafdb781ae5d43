using BitMiracle.LibTiff.Classic;
using Microsoft.Win32.SafeHandles;

namespace Thon.Formats.Tiff;

/// <summary>The bytes of a file as LibTiff asks for them, with a position of its own, so that several decoders share one open file.</summary>
internal sealed class TiffBytes(SafeFileHandle file, string path) : TiffStream
{
    private long _position;

    public override int Read(object clientData, byte[] buffer, int offset, int count)
    {
        int got = InputFile.Read(file, path, _position, buffer.AsSpan(offset, count));
        _position += got;
        return got;
    }

    public override long Seek(object clientData, long offset, SeekOrigin origin)
    {
        long from = origin switch { SeekOrigin.Current => _position, SeekOrigin.End => Size(clientData), _ => 0 };
        return _position = Math.Max(0, from + offset);
    }

    public override long Size(object clientData) => RandomAccess.GetLength(file);

    public override void Write(object clientData, byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Close(object clientData)
    {
        // The reader owns the file.
    }
}
