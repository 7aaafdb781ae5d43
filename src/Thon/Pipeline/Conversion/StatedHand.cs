using System.Collections.Immutable;
using Thon.Formats;
using Thon.Formats.Dialects;

namespace Thon.Pipeline.Conversion;

/// <summary>Gives a hand that names no axis the one it is about: that of the series. Only IMOD's defocus files have one about an upright axis.</summary>
internal static class StatedHand
{
    /// <summary>The descriptions in the order in which they go before each other, the first of them what the user states.</summary>
    /// <param name="stated">What the user states.</param>
    /// <param name="files">What the files say.</param>
    internal static ImmutableArray<SeriesDescription> About(SeriesDescription stated, ImmutableArray<(Dialect? Dialect, SeriesDescription Description)> files)
    {
        var axis = stated.TiltAxis ?? files.Select(file => file.Description.TiltAxis).FirstOrDefault(known => known is not null);
        SeriesDescription With(SeriesDescription series) => series.Hand is null ? series : series with { TiltAxis = series.TiltAxis ?? axis };
        return [With(stated), .. files.Select(file => file.Dialect == Dialect.Imod ? file.Description : With(file.Description))];
    }
}
