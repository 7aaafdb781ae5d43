using BitMiracle.LibTiff.Classic;
using Microsoft.Win32.SafeHandles;
using Thon.Findings;
using LibTiff = BitMiracle.LibTiff.Classic.Tiff;

namespace Thon.Formats.Tiff;

/// <summary>One of LibTiff's decoders; for one thread at a time. Whatever a damaged file makes of it comes out as a finding.</summary>
internal sealed class TiffDecoder : IDisposable
{
    private readonly LibTiff _tiff;
    private readonly string _path;
    private readonly Complaints _complaints;

    // LibTiff prints its complaints on the console unless told otherwise, once for the whole program.
    static TiffDecoder() => LibTiff.SetErrorHandler(new CollectingHandler());

    private TiffDecoder(LibTiff tiff, string path, Complaints complaints) => (_tiff, _path, _complaints) = (tiff, path, complaints);

    /// <exception cref="BadInputException">The file is no TIFF file.</exception>
    public static TiffDecoder Open(SafeFileHandle file, string path)
    {
        var complaints = new Complaints();
        var tiff = Guard(path, null, complaints, () => LibTiff.ClientOpen(path, "r", complaints, new TiffBytes(file, path)))
            ?? throw Damaged(path, null, complaints, null);
        return new(tiff, path, complaints);
    }

    /// <summary>Does something with the decoder.</summary>
    /// <param name="place">Where in the file, for messages.</param>
    /// <param name="work">The work; false where LibTiff said that it failed.</param>
    /// <exception cref="BadInputException">The work failed.</exception>
    public void Do(string place, Func<LibTiff, bool> work)
    {
        _complaints.Last = null;
        if (!Guard(_path, place, _complaints, () => work(_tiff))) throw Damaged(_path, place, _complaints, null);
    }

    /// <inheritdoc/>
    public void Dispose() => _tiff.Dispose();

    // LibTiff meets damaged files with whatever exception the damage leads to, out of memory for absurd counts among them.
    private static T Guard<T>(string path, string? place, Complaints complaints, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is not BadInputException)
        {
            throw Damaged(path, place, complaints, e);
        }
    }

    private static BadInputException Damaged(string path, string? place, Complaints complaints, Exception? exception) =>
        new(Finding.Error("tiff-damaged", path, place, complaints.Last ?? exception?.Message ?? "it cannot be decoded", "a whole TIFF file", "Copy the file again"));

    private sealed class Complaints
    {
        public string? Last { get; set; }
    }

    private sealed class CollectingHandler : TiffErrorHandler
    {
        public override void ErrorHandler(LibTiff tif, string method, string format, params object[] args)
        {
        }

        public override void ErrorHandlerExt(LibTiff tif, object clientData, string method, string format, params object[] args)
        {
            if (clientData is Complaints complaints) complaints.Last = args.Length == 0 ? format : string.Format(null, format, args);
        }

        public override void WarningHandler(LibTiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandlerExt(LibTiff tif, object clientData, string method, string format, params object[] args)
        {
        }
    }
}
