using Thon.Tilts;
using Thon.Units;

namespace Thon.Check.Images;

/// <summary>What the angles of the sections are if one of stack and angles is sorted and the other is in the order of acquisition.</summary>
internal static class UnsortedOrders
{
    private static readonly DoseOrder[] Usual =
    [
        .. from side in new[] { DoseSide.Positive, DoseSide.Negative } from scheme in new[] { new DoseOrder(DoseScheme.Symmetric), new(DoseScheme.Symmetric, 2), new(DoseScheme.Hagen, 2), new(DoseScheme.Symmetric, 3), new(DoseScheme.Bidirectional) }
           select scheme with { FirstSide = side },
    ];

    /// <summary>The orders: that of the metadata where they know it, and the usual ones, which are guesses.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="angles">The angles it has, radian.</param>
    public static IEnumerable<(double[] Angles, string Words, bool IsGuess)> Of(ImageClaim claim, double[] angles)
    {
        const string asAcquired = "images in the order of acquisition under angles that are sorted", sorted = "images sorted by angle under angles in the order of acquisition";
        Angle[] known = [.. angles.Select(Angle.FromRadians)];
        if (!DoseOrder.IsSortedByAngle(known))
        {
            yield return ([.. angles.Order()], sorted, false);
            yield return ([.. angles.OrderDescending()], sorted, false);
            yield break;
        }

        if (claim.Tilts.All(tilt => tilt.Acquired is not null))
            yield return ([.. claim.Tilts.OrderBy(tilt => tilt.Acquired).Select(claim.InclinationOf)], asAcquired, false);
        foreach (var order in Usual)
        {
            var places = order.Places(known);
            yield return ([.. Enumerable.Range(0, angles.Length).OrderBy(i => places[i]).Select(i => angles[i])], asAcquired + $" ({order})", true);
        }
    }
}
