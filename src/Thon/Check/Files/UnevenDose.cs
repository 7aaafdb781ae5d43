using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>All tilts have the same exposure, or one that grows as a power of 1/cos(tilt).</summary>
public static class UnevenDose
{
    // Beams and shutters wander by less over a series.
    private const double Tolerance = 0.15;

    // What schemes make the exposure grow with: not at all, or the thickness along the beam to one of these powers.
    private static readonly double[] Powers = [0, 0.25, 1 / 3.0, 0.5, 1];

    private const int FewestImages = 4;

    // A series may have one image with more exposure, or one taken again.
    private const int FewOdd = 2;
    private const double RisenBy = 2;

    /// <summary>Finds images that stand out, and exposures that were added up.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        double[] doses = TiltDoses.Of(claims);
        if (claims.Series is not { } series || doses.Length < FewestImages || doses.Length != series.Tilts.Length) yield break;
        double[] cosines = [.. series.Tilts.Select(tilt => Math.Cos(tilt.Angle.Radians))];
        int[] odd = Powers.Select(power => Odd([.. doses.Zip(cosines, (dose, cosine) => dose * Math.Pow(cosine, power))])).MinBy(sections => sections.Length)!;
        if (odd.Length == 0) yield break;
        if (IsAddedUp(series, doses))
        {
            yield return Finding.Error(
                "dose-cumulative", claims.Stack.Name, null, FormattableString.Invariant($"exposures that rise with every image, from {doses.Min():0.##} to {doses.Max():0.##} e/A^2"),
                "the exposure of each image alone", "These look like the dose added up so far");
            yield break;
        }

        string found = FormattableString.Invariant($"{doses[odd[0]]:0.##} e/A^2 in section {odd[0]}") + (odd.Length > 1 ? $", and {odd.Length - 1} more sections that stand out" : "");
        const string expected = "the same exposure for all tilts, or one that follows 1/cos(tilt)";
        yield return odd.Length <= FewOdd
            ? Finding.Note("dose-uneven", claims.Stack.Name, null, found, expected, "Right where single images were given more, as in hybrid schemes")
            : Finding.Warning("dose-uneven", claims.Stack.Name, null, found, expected, "Check that each exposure belongs to its image");
    }

    private static int[] Odd(double[] doses)
    {
        double middle = Median.Of(doses);
        return [.. Enumerable.Range(0, doses.Length).Where(i => Math.Abs(doses[i] - middle) > Tolerance * middle)];
    }

    private static bool IsAddedUp(Tilts.TiltSeries series, double[] doses)
    {
        if (series.Tilts.Any(tilt => tilt.Acquired is null)) return false;
        double[] inTurn = [.. series.Tilts.Zip(doses).OrderBy(pair => pair.First.Acquired).Select(pair => pair.Second)];
        return inTurn[^1] > RisenBy * inTurn[0] && inTurn.Zip(inTurn.Skip(1)).All(pair => pair.Second > pair.First);
    }
}
