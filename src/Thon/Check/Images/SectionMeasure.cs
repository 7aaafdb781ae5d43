using System.Collections.Immutable;
using Thon.Estimate.Search;
using Thon.Imaging;

namespace Thon.Check.Images;

/// <summary>What one look at an image keeps of it.</summary>
/// <param name="Section">Its section, from 0.</param>
/// <param name="Pixels">Statistics of all its pixels.</param>
/// <param name="Level">Median brightness of what is lit.</param>
/// <param name="Fingerprint">What tells its pixels from those of any other image; null where they are next to all the same.</param>
/// <param name="Noise">Its noise; null where the images are too small or the pixel size is not known.</param>
public sealed record SectionMeasure(int Section, Statistics Pixels, double Level, Fingerprint? Fingerprint, NoiseSpectrum? Noise)
{
    /// <summary>Whether the image is of one grey value, or holds values that are no numbers.</summary>
    public bool IsBlank => Fingerprint is null;

    /// <summary>Its rings in strips along every axis in question; empty where there is nothing to look for.</summary>
    internal ImmutableArray<RingAverages> Rings { get; init; } = [];
}
