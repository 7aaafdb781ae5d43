using System.Globalization;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Units;

namespace Thon.Pipeline.Conversion;

/// <summary>Tells where the alignment turned the images the other way round than the nominal axis: the sense of the gradient is then another one about either.</summary>
internal static class AxisTurned
{
    internal static IEnumerable<Finding> Notes(SeriesDescription series)
    {
        if (SeriesAxis.Aligned(series) is not { } aligned) yield break;
        Angle?[] named = [.. series.Tilts.Select(tilt => tilt.NominalTiltAxis).Append(series.TiltAxis).Where(axis => axis is { } known && Math.Cos(known.Radians - aligned.Radians) < 0)];
        if (named is not [{ } nominal, ..]) yield break;
        yield return Finding.Note(
            "convert-axis-turned", series.FileName, null,
            string.Create(CultureInfo.InvariantCulture, $"a nominal tilt axis of {nominal.Degrees:0.##} degrees and one of {aligned.Degrees:0.##} degrees of the alignment, more than a quarter turn apart"), null,
            "The hand follows the axis of the alignment, and changes its sign about the other");
    }
}
