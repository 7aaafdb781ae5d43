using System.Collections.Immutable;
using Thon.Estimate.Search;

namespace Thon.Check.Images;

/// <summary>A defocus that the metadata hold beside that of the rings.</summary>
/// <param name="Section">Section, from 0.</param>
/// <param name="Stored">Mean defocus of the metadata, angstrom.</param>
/// <param name="Found">Defocus of the rings, angstrom.</param>
/// <param name="Loss">Log odds of the rings' defocus over the stored one.</param>
internal sealed record StoredDefocus(int Section, double Stored, double Found, double Loss);

/// <summary>How the defoci that the metadata hold fit the rings.</summary>
/// <param name="Tilts">The tilts that have a stored defocus and rings beyond doubt.</param>
internal sealed record StoredDefoci(ImmutableArray<StoredDefocus> Tilts)
{
    // An astigmatism that is left out, and a slope that is not exact, move the best defocus by less than this, angstrom.
    private const double Tolerance = 300;

    // A tilt whose rings gain less than this tells no defocus.
    private const double LeastGain = 15;

    /// <summary>Median of the found over the stored defocus, with its sign.</summary>
    public double Ratio => Median.Of([.. Tilts.Select(tilt => tilt.Found / tilt.Stored)]);

    /// <summary>Sum of the log odds against the stored defoci.</summary>
    public double Loss => Tilts.Sum(tilt => tilt.Loss);

    /// <summary>Median of the stored defoci, angstrom.</summary>
    public double MedianStored => Median.Of([.. Tilts.Select(tilt => tilt.Stored)]);

    /// <summary>Median of the rings' defoci, angstrom.</summary>
    public double MedianFound => Median.Of([.. Tilts.Select(tilt => tilt.Found)]);

    /// <summary>Median of found less stored, angstrom.</summary>
    public double Difference => Median.Of([.. Tilts.Select(tilt => tilt.Found - tilt.Stored)]);

    /// <summary>Compares; null where no tilt has both, or where angles or pixel size are not known, or so wrong that the rings' own defocus is in doubt.</summary>
    public static StoredDefoci? Of(ImageClaim claim, ImmutableArray<SectionMeasure> sections, TiltEvidence evidence, AngleJudgement angles, SlopeSearch search)
    {
        if (angles.Claimed is null || angles.Main is { Reading.Kind: ReadingKind.Scaled or ReadingKind.Turned }) return null;
        StoredDefocus[] tilts = [.. Enumerable.Range(0, sections.Length).Select(i => Compare(claim, sections, evidence, angles, search, i)).OfType<StoredDefocus>()];
        return tilts.Length == 0 ? null : new([.. tilts]);
    }

    private static StoredDefocus? Compare(
        ImageClaim claim, ImmutableArray<SectionMeasure> sections, TiltEvidence evidence, AngleJudgement angles, SlopeSearch search, int i)
    {
        if (claim.Tilts[i].Estimate is not { } estimate || !double.IsFinite(estimate.Defocus.Mean.Angstroms) || estimate.Defocus.Mean.Angstroms == 0) return null;
        var score = angles.Main ?? angles.Claimed!;
        int axis = score.Reading.Axis;
        double slope = score.Reading.SlopeOf(i, score.Offset), stored = estimate.Defocus.Mean.Angstroms;
        if (evidence.Curves[axis][i] is not { } curve) return null;
        double found = curve.DefocusAt(slope), foundGain = Gain(found);
        return foundGain < LeastGain ? null : new(claim.Tilts[i].Section, stored, found, Math.Max(0, foundGain - Gain(stored)));

        // Beyond what any lens does there are no rings to compute.
        double Gain(double defocus) => Math.Abs(defocus) > 1e6 ? 0 : search.Gains(sections[i].Rings[axis], evidence.Axes.All[axis], slope, defocus - Tolerance, defocus + Tolerance).Gain.Max();
    }
}
