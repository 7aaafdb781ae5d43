using System.Collections.Immutable;
using System.Globalization;
using Thon.Provenance.Numbers;
using Thon.Tilts;

namespace Thon.Web;

/// <summary>What many changes come to: a change that was taken back by another one is none.</summary>
internal static class NetChanges
{
    /// <summary>A line for each tilt that differs, in the order of the stack.</summary>
    /// <param name="before">The series as it was.</param>
    /// <param name="after">The same tilts as they are.</param>
    public static ImmutableArray<ChangeText> Of(TiltSeries before, TiltSeries after) =>
        [.. before.Tilts.Zip(after.Tilts).Where(pair => IsOther(pair.First, pair.Second)).Select(pair => new ChangeText(pair.First.Section, Words(pair.First, pair.Second)))];

    private static bool IsOther(Tilt before, Tilt after) => before.IsExcluded != after.IsExcluded || before.Estimate != after.Estimate;

    private static string Words(Tilt before, Tilt after)
    {
        ManualTiltNumbers? one = ManualTiltNumbers.Of(before), other = ManualTiltNumbers.Of(after);
        var what = before.IsExcluded == after.IsExcluded ? ManualAct.Set : after.IsExcluded ? ManualAct.Exclude : ManualAct.Include;
        string text = new ManualChangeNumbers(what, before.Section, one, other).Text;
        return text == new ManualChangeNumbers(what, before.Section, one, one).Text && what == ManualAct.Set
            ? string.Create(CultureInfo.InvariantCulture, $"section {before.Section}: its errors, its score or last digits")
            : text;
    }
}
