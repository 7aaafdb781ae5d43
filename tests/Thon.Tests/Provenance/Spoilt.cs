using Thon.Provenance;

namespace Thon.Tests.Provenance;

/// <summary>Files whose records were spoilt, each in its own way.</summary>
internal static class Spoilt
{
    /// <summary>Writes one, called <c>spoilt.mrc</c>.</summary>
    public static string Write(LockBench bench, string how)
    {
        string file = bench.Recorded("spoilt.mrc", seed: 5), record = Sidecar.PathOf(file), text = File.ReadAllText(record);
        switch (how)
        {
            case "tampered":
                File.WriteAllText(record, text.Replace("\"moment\": \"middle\"", "\"moment\": \"end\"", StringComparison.Ordinal));
                break;
            case "truncated":
                File.WriteAllText(record, text[..(text.Length / 2)]);
                break;
            case "foreign":
                File.Copy(Sidecar.PathOf(bench.Recorded("other.mrc", seed: 6)), record, overwrite: true);
                break;
            case "pixels":
                ChangeLastPixel(file);
                break;
            default:
                throw new ArgumentException("no such way", nameof(how));
        }

        return file;
    }

    private static void ChangeLastPixel(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        bytes[^2] ^= 0x40;
        File.WriteAllBytes(file, bytes);
    }
}
