using Thon.Findings;
using Thon.Tilts;

namespace Thon.Check.Files;

/// <summary>Those who state the hand state the same one. Half a turn of the axis flips it.</summary>
public static class HandContradiction
{
    /// <summary>Finds files of other programs whose hand is not the one in use, or not that of the file before them; our own are compared where the series is put together.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        var files = claims.Descriptions.Where(file => file is { IsOurs: false, Hand: not null }).ToArray();
        if (files.Length == 0) yield break;
        (Hand hand, double? axis, string source) = claims.Hands is [var used]
            ? (used, claims.Axes is [var one] ? one.Degrees : null, "in use")
            : (files[0].Hand!.Value, files[0].TiltAxis?.Degrees, "of " + Path.GetFileName(files[0].FileName));
        foreach (var file in files)
        {
            bool turned = axis is { } a && file.TiltAxis is { } b && AxisTurn.IsHalf(AxisTurn.Between(a, b.Degrees));
            if ((file.Hand == hand) != turned) continue;
            yield return Finding.Warning(
                "hand-contradiction", file.FileName, null, "hand " + Text(file.Hand!.Value) + (turned ? ", about an axis half a turn from the other" : ""), $"hand {Text(hand)} {source}",
                "One of the two corrects every tilted image the wrong way; let the images decide with --hand auto");
        }
    }

    private static string Text(Hand hand) => hand == Hand.Plus ? "+1" : "-1";
}
