using Thon.Tilts;

namespace Thon.Report.Charts;

/// <summary>What the tilts of a series are drawn against.</summary>
/// <param name="Id">The end of a chart's id.</param>
/// <param name="Words">The end of a chart's title.</param>
/// <param name="Label">The label of the axis.</param>
/// <param name="Of">The place of a tilt along it.</param>
internal sealed record TiltAxis(string Id, string Words, string Label, Func<Tilt, double> Of)
{
    /// <summary>The axes of a series: the tilt angle, and the order of acquisition where it is known of every tilt.</summary>
    public static IEnumerable<TiltAxis> All(TiltSeries series)
    {
        yield return new("tilt", "against tilt", "tilt angle, degrees", tilt => ChartNumber.Round(tilt.Angle.Degrees));
        if (series.Tilts.All(tilt => tilt.Acquired is not null))
            yield return new("order", "in the order of acquisition", "place in the order of acquisition, from 0", tilt => tilt.Acquired!.Value);
    }
}
