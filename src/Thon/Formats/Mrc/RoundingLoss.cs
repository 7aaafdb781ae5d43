using Thon.Findings;
using Thon.Imaging;

namespace Thon.Formats.Mrc;

/// <summary>
/// Finds sections whose contrast is too small for whole numbers. It goes by the pixels as they were given: of what rounding has done away with, the stored ones tell
/// nothing. Sections may come from several threads.
/// </summary>
/// <param name="mode">How pixels are stored; only whole numbers are looked at, and other modes cost nothing.</param>
/// <param name="sections">How many sections the file has.</param>
internal sealed class RoundingLoss(MrcMode mode, int sections)
{
    // Rounding to whole numbers adds a variance of 1/12, here a twelfth of the pixels' own.
    private const double CoarseDeviation = 1;

    private int _coarse;
    private int _lost;

    /// <summary>The statistics of some pixels before they are rounded; of no pixels where nothing is rounded to whole numbers.</summary>
    public Statistics Of(ReadOnlySpan<float> pixels) => mode == MrcMode.Int16 ? Statistics.Of(pixels) : default;

    /// <summary>Takes note of a section.</summary>
    /// <param name="given">The statistics of its pixels before rounding.</param>
    /// <param name="stored">Those of the stored ones.</param>
    public void Add(Statistics given, Statistics stored)
    {
        // Of one value, the deviation need not be zero to the last digit.
        if (given.Count == 0 || given.Minimum == given.Maximum || !(given.StandardDeviation < CoarseDeviation)) return;
        Interlocked.Increment(ref _coarse);
        if (stored.Minimum == stored.Maximum) Interlocked.Increment(ref _lost);
    }

    /// <summary>A warning where there are such sections, else null.</summary>
    /// <param name="file">The file.</param>
    public Finding? Finding(string file)
    {
        if (_coarse == 0) return null;
        string lost = _lost == 0 ? string.Empty : $"; of {_lost} nothing but one value is left";
        return Findings.Finding.Warning(
            "mrc-pixels-coarse", file, null, $"{_coarse} of {sections} sections vary by less than one whole number, so that rounding shows{lost}",
            "contrast that whole numbers can hold", "Write mode 2 (float32) or 12 (float16)");
    }
}
