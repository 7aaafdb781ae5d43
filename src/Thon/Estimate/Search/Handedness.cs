using System.Collections.Immutable;
using Thon.Estimate.Tiles;
using Thon.Imaging;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate.Search;

/// <summary>One way the specimen may lie, and how well it explains the images.</summary>
/// <param name="Geometry">Axis and hand.</param>
/// <param name="AxisIndex">Which of the possible axes it is.</param>
/// <param name="LogLikelihood">Gain in log likelihood over no rings, summed over the tilts compared.</param>
public sealed record GeometryHypothesis(TiltGeometry Geometry, int AxisIndex, double LogLikelihood);

/// <summary>What comparing the hypotheses gave.</summary>
/// <param name="Hypotheses">Those that are open, the best first; of equals the one named first.</param>
/// <param name="Margin">By how much log likelihood the best beats the best one that differs from it where it matters; infinite where none does.</param>
/// <param name="Contradiction">A hypothesis that was ruled out by what was stated, though the images clearly favour it over all that are open; or null.</param>
public sealed record GeometryChoice(ImmutableArray<GeometryHypothesis> Hypotheses, double Margin, GeometryHypothesis? Contradiction = null)
{
    // Odds of exp(5), about 150 to 1, decide.
    internal const double DecisiveMargin = 5;

    /// <summary>The hypothesis the images favour.</summary>
    public GeometryHypothesis Best => Hypotheses[0];

    /// <summary>Whether the images tell, or the alternatives predict the same defoci.</summary>
    public bool IsDecided => Margin >= DecisiveMargin;
}

/// <summary>Tells the tilt axis and the hand from the defocus gradients in the images.</summary>
public static class Handedness
{
    // Steep tilts tell most, too steep ones show little: the tilts nearest this angle are compared, so many of them at the most.
    private const double MostTellingDegrees = 40;

    // Planes that differ by less than this at the edge of every image are the same for any purpose.
    private const double SameDefocusAngstroms = 300;

    /// <summary>The sections that tell most, in ascending order.</summary>
    /// <param name="series">The series, for its tilt angles.</param>
    /// <param name="sections">The sections to choose from.</param>
    /// <param name="count">How many, at the most.</param>
    public static int[] Telling(TiltSeries series, IEnumerable<int> sections, int count) =>
        [.. sections.OrderBy(i => Math.Abs(Math.Abs(series.Tilts[i].Angle.Degrees) - MostTellingDegrees)).ThenBy(i => i).Take(count).Order()];

    /// <summary>Compares every axis with every hand, also those that are not open, since what is stated may be wrong.</summary>
    /// <param name="spectra">For every tilt one set of patches for every axis; null for tilts that show nothing or are not looked at.</param>
    /// <param name="series">The series, for its optics, size and tilt angles.</param>
    /// <param name="axes">The axes of the sets, the open ones first.</param>
    /// <param name="openAxes">How many of the axes are open.</param>
    /// <param name="hands">The open hands, the preferred one first.</param>
    /// <param name="phase">Phase-plate phase.</param>
    /// <param name="settings">Range of the search and threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static GeometryChoice Choose(
        IReadOnlyList<PatchSpectra[]?> spectra, TiltSeries series, IReadOnlyList<Angle> axes, int openAxes, IReadOnlyList<Hand> hands, Angle phase, EstimationSettings settings,
        CancellationToken cancellation = default)
    {
        int[] telling = [.. Enumerable.Range(0, spectra.Count).Where(i => spectra[i] is not null)];
        var geometries = (from a in Enumerable.Range(0, axes.Count) from hand in EitherHand(hands) select (Axis: a, Geometry: (series.Geometry ?? new(axes[a], hand)) with { Axis = axes[a], Hand = hand })).ToArray();
        var gains = new double[geometries.Length];
        if (telling.Length > 0)
            SectionLoop.Run(gains.Length, settings.Threads, cancellation, () => 0, (h, _) =>
                gains[h] = DefocusConsensus.TotalGain([.. telling.Select(i => Curve(spectra[i]!, series, i, geometries[h], phase, settings))]));
        ImmutableArray<GeometryHypothesis> ranked = [.. geometries.Select((g, h) => new GeometryHypothesis(g.Geometry, g.Axis, gains[h]))
            .OrderByDescending(hypothesis => hypothesis.LogLikelihood)];
        ImmutableArray<GeometryHypothesis> open = [.. ranked.Where(hypothesis => hypothesis.AxisIndex < openAxes && hands.Contains(hypothesis.Geometry.Hand))];
        var rival = open.FirstOrDefault(hypothesis => Differ(open[0].Geometry, hypothesis.Geometry, series));
        var favoured = ranked.FirstOrDefault(hypothesis => Differ(open[0].Geometry, hypothesis.Geometry, series));
        bool contradicted = favoured is not null && favoured.LogLikelihood - open[0].LogLikelihood > GeometryChoice.DecisiveMargin;
        return new(open, rival is null ? double.PositiveInfinity : open[0].LogLikelihood - rival.LogLikelihood, contradicted ? favoured : null);
    }

    /// <summary>Both hands, the stated ones first.</summary>
    private static IEnumerable<Hand> EitherHand(IReadOnlyList<Hand> stated) => stated.Union([Hand.Plus, Hand.Minus]);

    private static DefocusCurve Curve(PatchSpectra[] spectra, TiltSeries series, int tilt, (int Axis, TiltGeometry Geometry) hypothesis, Angle phase, EstimationSettings settings) =>
        DefocusSearch.Curve(spectra[hypothesis.Axis], TiltOptics.Of(series.Microscope, hypothesis.Geometry, series.Tilts[tilt].Angle, phase), settings);

    /// <summary>Whether two geometries predict defoci that differ by more than a little anywhere in any image.</summary>
    private static bool Differ(TiltGeometry a, TiltGeometry b, TiltSeries series)
    {
        double x = series.Width * series.PixelSize.Angstroms / 2, y = series.Height * series.PixelSize.Angstroms / 2;
        return series.Tilts.Any(tilt =>
        {
            DefocusPlane one = DefocusPlane.Of(a, tilt.Angle), other = DefocusPlane.Of(b, tilt.Angle);
            return Math.Abs(one.SlopeX - other.SlopeX) * x + Math.Abs(one.SlopeY - other.SlopeY) * y > SameDefocusAngstroms;
        });
    }
}
