using Thon.Findings;
using Thon.Units;

namespace Thon.Check.Files;

/// <summary>Lists of angles that are the mdoc's in another order, or with another sign: the reason why they do not fit.</summary>
public static class AngleListOrder
{
    // A refinement moves angles by less; an order or a sign by far more.
    private const double SameDegrees = 2;

    /// <summary>Finds lists and rows that fit the mdoc turned over, sorted or with their sign changed, and not as they are.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        double[] recorded = [.. claims.Sections.Select(section => section.TiltAngle).OfType<Angle>().Select(angle => angle.Degrees)];
        if (recorded.Length < 3 || recorded.Length != claims.Stack.Count) return [];
        var lists = claims.AngleLists.Select(list => (File: list.FileName, Angles: list.Angles.Select(angle => angle.Degrees).ToArray()));
        return lists.Concat(Rows(claims)).Where(list => list.Angles.Length == recorded.Length && !Same(list.Angles, recorded))
            .Select(list => Reason(list.File, list.Angles, recorded, Path.GetFileName(claims.Mdoc!.Name))).OfType<Finding>();
    }

    private static IEnumerable<(string File, double[] Angles)> Rows(FileClaims claims) =>
        from file in claims.Descriptions
        where file.Tilts.All(row => row.Section is not null && row.TiltAngle is not null)
        select (file.FileName, file.Tilts.OrderBy(row => row.Section).Select(row => row.TiltAngle!.Value.Degrees).ToArray());

    private static Finding? Reason(string file, double[] angles, double[] recorded, string mdoc)
    {
        double[] negated = [.. angles.Select(angle => -angle)], reversed = [.. angles.Reverse()];
        bool isNegated = Same(negated, recorded), isReversed = Same(reversed, recorded);
        const string expected = "the mdoc's order and sign";
        return (isNegated, isReversed) switch
        {
            (true, false) => Finding.Warning("angles-negated", file, null, $"the angles of {mdoc} with their sign changed", expected, "Change the sign of the angles; Warp keeps the negative of the mdoc's"),
            (true, true) => Finding.Warning("angles-reversed", file, null, $"the angles of {mdoc} from the last to the first, or with their sign changed", expected, "Find out which of the two it is: were the images turned over too, or only the angles?"),
            (false, true) => Finding.Warning("angles-reversed", file, null, $"the angles of {mdoc} from the last to the first", expected, "Turn the list over, or the stack"),
            _ when Same([.. angles.Order()], [.. recorded.Order()]) =>
                Finding.Warning("angles-reordered", file, null, $"the angles of {mdoc} in another order", expected, "Find out which of the two is in the order of the images: one is most likely sorted by angle and the other by time"),
            _ => null,
        };
    }

    private static bool Same(double[] a, double[] b) => a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) <= SameDegrees);
}
