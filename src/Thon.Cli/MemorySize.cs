using System.Globalization;

namespace Thon.Cli;

/// <summary>Amounts of memory as a user writes them: bytes, or a number and K, M, G or T, which count in powers of 1024, also written as KB or KiB.</summary>
internal static class MemorySize
{
    /// <summary>The least that may be said, bytes.</summary>
    public const long Least = 128L << 20;

    // No machine has as much.
    private const double Most = 1L << 60;

    private const string Letters = "KMGT", FreeMemory = "/proc/meminfo";

    // Leaves room for the rest of the system.
    private const double UsualShare = 0.8;

    /// <summary>What <see cref="Parse"/> reads.</summary>
    public const string Choices = "a size such as 4G, 4GiB, 800M or 4000000000 (bytes), at least 128M";

    /// <summary>What may be taken where nobody says otherwise, bytes: what is free now, at most 80 % of what there is.</summary>
    public static long Usual => Math.Max(Least, Math.Min((long)(UsualShare * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes), Free ?? long.MaxValue));

    // Linux counts in what it would take back from files; other systems do not tell.
    private static long? Free =>
        File.Exists(FreeMemory)
        && File.ReadLines(FreeMemory).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(words => words is ["MemAvailable:", _, "kB"]) is [_, var number, _]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long kibibytes) ? kibibytes << 10 : null;

    /// <summary>Some text in bytes; null where it says no size, or less than <see cref="Least"/>.</summary>
    public static long? Parse(string text)
    {
        string upper = text.ToUpperInvariant();
        string unit = new[] { "IB", "B", "" }.First(ending => upper.EndsWith(ending, StringComparison.Ordinal)), rest = upper[..^unit.Length];
        int power = rest.Length == 0 ? 0 : Letters.IndexOf(rest[^1], StringComparison.Ordinal) + 1;
        if (unit.Length > 0 && power == 0) return null;
        string number = power > 0 ? rest[..^1] : rest;
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)) return null;
        double bytes = value * Math.Pow(1024, power);
        return bytes is >= Least and <= Most ? (long)bytes : null;
    }

    /// <summary>An amount in words, such as <c>4.0 GiB</c>.</summary>
    public static string Text(long bytes) =>
        bytes < 1L << 30 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):F0} MiB") : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):F1} GiB");
}
