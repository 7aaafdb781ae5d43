using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Thon.Findings;

namespace Thon.Formats.Warp;

/// <summary>
/// The text of a Warp file as a tree. Its encoding is told from its first bytes, not from what it declares, since programs declare UTF-16 and write UTF-8. Document
/// type declarations are refused: they can name other files.
/// </summary>
internal static class WarpXml
{
    private const long LargestFile = 256L << 20;

    public static XElement Read(string path)
    {
        string text = Decode(ReadBytes(path), path);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException problem)
        {
            throw new BadInputException(Finding.Error(
                "warp-xml", path, string.Create(CultureInfo.InvariantCulture, $"line {LineOf(problem, text)}"), problem.Message, "well-formed XML without a DOCTYPE",
                "Let Warp write the file again, or check that the option names the right one"));
        }
    }

    /// <summary>Where an element stands.</summary>
    public static string Place(XObject element) =>
        string.Create(CultureInfo.InvariantCulture, $"line {((IXmlLineInfo)element).LineNumber}, {(element as XElement ?? element.Parent)!.Name.LocalName}");

    // The parser does not say where a document type declaration stands.
    private static int LineOf(XmlException problem, string text) =>
        problem.LineNumber > 0 ? problem.LineNumber : 1 + text[..Math.Max(0, text.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))].Count(c => c == '\n');

    private static byte[] ReadBytes(string path)
    {
        using var file = InputFile.Open(path);
        long length = RandomAccess.GetLength(file);
        if (length > LargestFile)
            throw new BadInputException(Finding.Error("warp-too-large", path, null, $"a file of {length >> 20} MiB", "the XML file of a tilt series, below 256 MiB"));
        byte[] bytes = new byte[length];
        return bytes[..InputFile.Read(file, path, 0, bytes)];
    }

    private static string Decode(byte[] bytes, string path)
    {
        Encoding encoding = bytes switch
        {
            [0xFF, 0xFE, ..] or [_, 0, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] or [0, _, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => new UTF8Encoding(false, throwOnInvalidBytes: true),
        };
        try
        {
            return encoding.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new BadInputException(Finding.Error("warp-encoding", path, null, $"bytes that are no {encoding.EncodingName}", "text in UTF-8 or UTF-16"));
        }
    }
}
