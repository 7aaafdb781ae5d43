using System.Collections.Immutable;
using Thon.Estimate.Search;
using Thon.Imaging;
using Thon.Units;

namespace Thon.Check.Images;

/// <summary>What the images of a series say, as far as the rules ask: measured once, in an order that does not depend on the number of threads.</summary>
public sealed record ImageMeasures
{
    private ImageMeasures(string name, ImmutableArray<SectionMeasure> sections, AngleJudgement angles, StoredDefoci? stored) =>
        (Name, Sections, Angles, Swap, Stored) = (name, sections, angles, SwapSearch.Best(angles), stored);

    /// <summary>Where the images come from, for messages.</summary>
    public string Name { get; }

    /// <summary>One measure a tilt that is not excluded, in the order of the claim.</summary>
    public ImmutableArray<SectionMeasure> Sections { get; }

    /// <summary>What the images say of the angles.</summary>
    internal AngleJudgement Angles { get; }

    /// <summary>Two images that have each other's angle; null where none have.</summary>
    internal ImageSwap? Swap { get; }

    /// <summary>How the defoci that the metadata hold fit the rings; null where there are none of the one or of the other.</summary>
    internal StoredDefoci? Stored { get; }

    /// <summary>Measures the images of a claim.</summary>
    /// <param name="claim">The series.</param>
    /// <param name="images">Its images.</param>
    /// <param name="settings">Threads.</param>
    /// <param name="sectionDone">Called after every image that is not excluded.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Findings.BadInputException">An image cannot be read.</exception>
    public static ImageMeasures Of(ImageClaim claim, ISectionSource images, ImageCheckSettings settings, Action? sectionDone, CancellationToken cancellation)
    {
        var axes = AxesInQuestion.Of(claim);
        var sections = ImagePass.Run(claim, images, axes.All, settings, sectionDone, cancellation);
        var search = new SlopeSearch(claim.OpticsOrUsual, PhaseOf(claim), settings) { Nominal = NominalDefocus.Of(claim) };
        IReadOnlyList<RingAverages>?[] rings = [.. sections.Select(section => section.Rings.IsEmpty ? null : (IReadOnlyList<RingAverages>)section.Rings)];
        var curves = search.Run(rings, axes.All, axes.Claimed, cancellation);
        var evidence = new TiltEvidence(axes, curves, IntensityModel.Of(sections));
        var angles = AngleJudgement.Of(claim, evidence);
        return new(images.Name, sections, angles, StoredDefoci.Of(claim, sections, evidence, angles, search));
    }

    // Where a phase plate was in use, the stored fits say so.
    private static Angle PhaseOf(ImageClaim claim)
    {
        double[] phases = [.. claim.Tilts.Where(tilt => tilt.Estimate is not null).Select(tilt => tilt.Estimate!.PhaseShift.Radians).Where(double.IsFinite).Order()];
        return new(phases.Length == 0 ? 0 : phases[phases.Length / 2]);
    }
}
