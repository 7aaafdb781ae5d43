using Thon.Formats.Text;

namespace Thon.Pipeline.Metadata;

/// <summary>How far the images of a stack were binned after recording, told from the size its mdoc states for them.</summary>
internal static class MetadataBinning
{
    // Programs round to even sizes, or trim to sizes that transform fast; neither changes the pixel size.
    private const double TrimmedPixels = 2;
    private const double TrimmedFraction = 0.01;

    // Nobody bins further in one go.
    private const double LargestBinning = 32;

    /// <summary>The mdoc's ImageSize, or null where it states none.</summary>
    internal static (int Width, int Height)? Recorded(MetadataSources sources)
    {
        string? size = sources.Mdoc?["ImageSize"] ?? sources.Sections.FirstOrDefault()?["ImageSize"];
        int?[] numbers = [.. (size ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(TextNumber.Whole)];
        return numbers is [> 0 and { } width, > 0 and { } height] ? (width, height) : null;
    }

    /// <summary>The whole number of recorded pixels in one of the stack's, the same in both directions; null where none fits.</summary>
    internal static int? Factor((int Width, int Height) recorded, MetadataSources sources) =>
        // An axis near 90 degrees makes programs turn the images upright, so width and height may change places.
        Factor(recorded.Width, recorded.Height, sources) ?? Factor(recorded.Height, recorded.Width, sources);

    /// <summary>The whole number of times that one of two pixel sizes fits into the other, 2 or more, in words to begin a piece of advice; empty where none does.</summary>
    internal static string Between(double a, double b)
    {
        double ratio = Math.Max(a, b) / Math.Min(a, b), whole = Math.Round(ratio);
        return whole is >= 2 and <= LargestBinning && Math.Abs(ratio - whole) <= TrimmedFraction * whole ? $"One is {whole} times the other, as after binning by {whole}. " : "";
    }

    private static int? Factor(int width, int height, MetadataSources sources)
    {
        int factor = (int)Math.Round((double)width / sources.Stack.Width);
        return factor > 0 && Fits(width, factor, sources.Stack.Width) && Fits(height, factor, sources.Stack.Height) ? factor : null;
    }

    private static bool Fits(int recorded, int factor, int size) =>
        Math.Abs((double)recorded / factor - size) <= Math.Max(TrimmedPixels, TrimmedFraction * size);
}
