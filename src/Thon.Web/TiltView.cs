using System.Collections.Immutable;
using Thon.Estimate.Diagnosis;
using Thon.Optics;
using Thon.Report.Pages;

namespace Thon.Web;

/// <summary>What the page shows of a tilt that is looked at.</summary>
/// <param name="Tilt">Its numbers, picture, charts and map.</param>
/// <param name="Trial">The numbers that the controls stand at; null before there are any.</param>
internal sealed record TiltView(TiltReport Tilt, TrialNumbers? Trial)
{
    /// <summary>The zeros of its CTF, from the middle outwards; the trial holds the angle of U. None without a picture.</summary>
    public ImmutableArray<ZeroRing> Zeros { get; init; } = [];

    /// <summary>Where its picture is not blank; null without a picture.</summary>
    public SeenRange? Seen { get; init; }
}
