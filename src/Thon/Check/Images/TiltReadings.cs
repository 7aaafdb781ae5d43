using Thon.Units;

namespace Thon.Check.Images;

/// <summary>All ways to read the angles of a series that its images are held against.</summary>
internal static class TiltReadings
{
    // Binning by two or four that was counted twice, or not at all.
    private static readonly double[] Scales = [0.25, 0.5, 2, 4];

    // Angles that differ by less are the same, radian.
    private const double Same = 1e-3;

    /// <summary>The readings, those of the claim itself first.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="axes">The axes in question.</param>
    public static IEnumerable<TiltReading> Of(ImageClaim claim, AxesInQuestion axes)
    {
        double[] angles = [.. claim.Tilts.Select(claim.InclinationOf)];
        int[] hands = [.. claim.Hands.Select(hand => (int)hand).Distinct()];
        var claimed = Enumerable.Range(0, axes.Claimed).SelectMany(axis => hands.Select(hand => new TiltReading(ReadingKind.Claimed, axis, hand, 1, angles, ""))).ToArray();
        IEnumerable<TiltReading> negated = hands.Length > 1 ? [] : claimed.Select(reading => reading with { Kind = ReadingKind.Negated, Hand = -reading.Hand, Words = "the other hand" });
        var turned = from axis in Enumerable.Range(axes.Claimed, axes.All.Length - axes.Claimed)
                     from hand in new[] { 1, -1 }
                     select new TiltReading(ReadingKind.Turned, axis, hand, 1, angles, "an axis a quarter of a turn away");
        var scaled = claimed.SelectMany(reading => Scales.Select(scale => reading with { Kind = ReadingKind.Scaled, Scale = scale }));
        return [.. claimed, .. negated, .. turned, .. scaled, .. Orders(claim, angles).SelectMany(order => claimed.Select(reading => order with { Axis = reading.Axis, Hand = reading.Hand }))];
    }

    private static IEnumerable<TiltReading> Orders(ImageClaim claim, double[] angles)
    {
        int count = angles.Length;
        double[] reversed = [.. angles.Reverse()];
        TiltReading Order(ReadingKind kind, IEnumerable<double> order, string words) => new(kind, 0, 1, 1, [.. order], words);
        // Reversed symmetric angles are negated ones.
        if (!AreSame(reversed, [.. angles.Select(angle => -angle)])) yield return Order(ReadingKind.Reversed, reversed, "the angles in reverse");
        if (count > 2)
        {
            yield return Order(ReadingKind.Shifted, Enumerable.Range(0, count).Select(i => angles[(i + 1) % count]), "each image with the angle of the next section");
            yield return Order(ReadingKind.Shifted, Enumerable.Range(0, count).Select(i => angles[(i + count - 1) % count]), "each image with the angle of the section before");
        }

        var unsorted = UnsortedOrders.Of(claim, angles).Where(order => !AreSame(order.Angles, angles)).ToArray();
        foreach (var (order, words, isGuess) in unsorted)
            yield return Order(ReadingKind.Unsorted, order, words) with { Guessed = isGuess ? Math.Log(unsorted.Length) : 0 };
    }

    private static bool AreSame(double[] a, double[] b) => a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) < Same);
}
