using System.Collections.Immutable;
using Thon.Tilts;

namespace Thon.Estimate;

/// <summary>The signal-to-noise ratio of the tilts that were not fitted, from those that were.</summary>
internal static class SignalToNoiseOfOthers
{
    /// <summary>
    /// Gives every predicted tilt the curve of a fitted one: an image that was looked at and shows no rings that of the weakest, since a weak image wants a weak
    /// filter; the others that of the tilt nearest in angle.
    /// </summary>
    /// <param name="tilts">The tilts, each with an estimate; the fitted ones, at least one, with their curves.</param>
    /// <param name="isWithoutRings">Whether a tilt, by its place in the list, was looked at and shows no rings.</param>
    public static ImmutableArray<Tilt> Fill(IEnumerable<Tilt> tilts, Func<int, bool> isWithoutRings)
    {
        Tilt[] all = [.. tilts], fitted = [.. all.Where(tilt => tilt.Estimate!.SignalToNoise is not null)];
        var weakest = fitted.MinBy(tilt => tilt.Estimate!.SignalToNoise!.At(SignalToNoiseCurve.SeenAnyway))!;
        return [.. all.Select((tilt, i) => tilt.Estimate!.SignalToNoise is not null ? tilt : As(isWithoutRings(i) ? weakest : Nearest(tilt, fitted), tilt))];
    }

    private static Tilt As(Tilt fitted, Tilt tilt) => tilt with { Estimate = tilt.Estimate! with { SignalToNoise = fitted.Estimate!.SignalToNoise } };

    private static Tilt Nearest(Tilt tilt, Tilt[] fitted) => fitted.MinBy(other => Math.Abs(other.Angle.Radians - tilt.Angle.Radians))!;
}
