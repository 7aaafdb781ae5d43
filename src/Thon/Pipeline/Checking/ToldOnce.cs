using Thon.Findings;

namespace Thon.Pipeline.Checking;

/// <summary>
/// Findings that say the same thing are told once, by the one that says most. A finding that is left out hands its severity on, so that nothing
/// becomes milder by being explained.
/// </summary>
internal static class ToldOnce
{
    // What says most, and what it makes needless. The same file is meant where both name one.
    private static readonly Dictionary<string, string[]> Implied = new()
    {
        ["angles-negated"] = ["tilt-angles-differ", "ctf-angles"],
        ["angles-reversed"] = ["tilt-angles-differ", "ctf-angles"],
        ["angles-reordered"] = ["tilt-angles-differ", "ctf-angles"],
        ["tilt-angles-count"] = ["angle-list-count"],
        ["tilt-angles-same"] = ["tilt-range-narrow"],
        ["tilt-angle"] = ["tilt-range-wide"],
        ["tilt-too-steep"] = ["tilt-range-wide"],
        ["mdoc-dates-repeated"] = ["mdoc-times-repeated"],
        ["voltage-unit"] = ["voltage"],
        ["voltage"] = ["voltage-unusual"],
        ["cs-unit"] = ["spherical-aberration"],
        ["spherical-aberration"] = ["cs-unusual"],
        ["amplitude-contrast-unit"] = ["amplitude-contrast"],
        ["amplitude-contrast"] = ["amplitude-contrast-unusual"],
        ["dose-absurd"] = ["dose-total"],
        ["dose-file-overlap"] = ["exposures-overlap"],
        ["defocus-unit"] = ["defocus-factor", "defocus-far-from-target", "defocus-impossible", "defocus-implausible", "images-defocus-unit", "images-defocus-stored"],
        ["defocus-factor"] = ["defocus-far-from-target"],
        ["defocus-sign"] = ["defocus-impossible", "defocus-implausible", "defocus-far-from-target", "images-defocus-sign", "images-defocus-stored"],
        ["data-type-result"] = ["data-type"],
    };

    /// <summary>The findings without those that others imply.</summary>
    internal static FindingList Of(FindingList findings)
    {
        var distinct = findings.Distinct().ToArray();
        return FindingList.Of(distinct.Where(finding => !distinct.Any(other => Implies(other, finding)))
            .Select(finding => finding with { Severity = distinct.Where(other => Implies(finding, other)).Select(other => other.Severity).Append(finding.Severity).Max() }));
    }

    // What is said of the stack may be about what one of its files says.
    private static bool Implies(Finding more, Finding less) => Implied.TryGetValue(more.Code, out string[]? needless) && needless.Contains(less.Code)
        && (more.File == less.File || !IsAboutFile(more.Code));

    // Of several lists each is told for itself.
    private static bool IsAboutFile(string code) => code is "angles-negated" or "angles-reversed" or "angles-reordered" or "tilt-angles-count";
}
