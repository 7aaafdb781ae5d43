using System.Collections.Immutable;
using Thon.Imaging;
using Thon.Units;

namespace Thon.Provenance.Fingerprints;

// A stand-in until the fingerprints are merged; this file goes then.

/// <summary>What the sections are.</summary>
public enum FingerprintSubject
{
    /// <summary>The images of a tilt series.</summary>
    Images,

    /// <summary>The XY planes of a reconstructed volume.</summary>
    Volume,
}

/// <summary>How two fingerprints compare.</summary>
public enum FingerprintAgreement
{
    /// <summary>All features agree.</summary>
    Agrees,

    /// <summary>Some feature is doubtful.</summary>
    Doubtful,

    /// <summary>Some feature differs.</summary>
    Differs,
}

/// <summary>A feature that differs.</summary>
public sealed record FingerprintDifference(string Feature, string Found, string Expected, string Reason);

/// <summary>What a comparison says.</summary>
public sealed record FingerprintVerdict(FingerprintAgreement Agreement, ImmutableArray<FingerprintDifference> Differences);

/// <summary>What one section tells.</summary>
public sealed record SectionFingerprint(int Section, ImmutableArray<double> LogPower, double? CoarseZeros, double? FineZeros, double Mean, double Deviation)
{
    /// <inheritdoc/>
    public bool Equals(SectionFingerprint? other) => other is not null && Section == other.Section && LogPower.SequenceEqual(other.LogPower) && Mean == other.Mean && Deviation == other.Deviation;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Section, LogPower.Length, Mean, Deviation);
}

/// <summary>What the pixels of a file tell.</summary>
public sealed record SpectralFingerprint(
    FingerprintSubject Subject, double PixelSize, int Tile, ImmutableArray<double> Frequencies, ImmutableArray<SectionFingerprint> Sections, int Blank)
{
    /// <summary>Takes the fingerprint: the logarithm of the power of differences between neighbours, over the variance.</summary>
    public static SpectralFingerprint Of(ISectionSource images, Length pixelSize, FingerprintSubject subject, int threads, CancellationToken cancellation)
    {
        var sections = new SectionFingerprint[images.Count];
        if (Math.Min(images.Width, images.Height) < 64) throw new Findings.BadInputException(Findings.Finding.Error("fingerprint-small", images.Name, null, "small sections"));
        SectionLoop.Run(images.Count, threads, cancellation, () => new Image(images.Width, images.Height), (i, image) =>
        {
            images.Read(i, image.Pixels);
            var grey = Statistics.Of(image.Pixels);
            double rough = 0;
            for (int p = 1; p < image.Pixels.Length; p++) rough += Math.Pow(image.Pixels[p] - image.Pixels[p - 1], 2);
            sections[i] = new(i, [Math.Log(rough / image.Pixels.Length / Math.Pow(grey.StandardDeviation, 2))], null, null, grey.Mean, grey.StandardDeviation);
        });
        return new(subject, pixelSize.Angstroms, 64, [0.1], [.. sections], 0);
    }

    /// <inheritdoc/>
    public bool Equals(SpectralFingerprint? other) => other is not null && Subject == other.Subject && PixelSize == other.PixelSize && Sections.SequenceEqual(other.Sections);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Subject, PixelSize, Sections.Length);
}

/// <summary>Compares fingerprints.</summary>
public static class FingerprintComparison
{
    /// <summary>Compares one with those of locked files.</summary>
    public static FingerprintVerdict Compare(ImmutableArray<SpectralFingerprint> locked, SpectralFingerprint found)
    {
        double expected = locked.Average(Level), level = Level(found), off = Math.Abs(level - expected);
        if (off < 0.2) return new(FingerprintAgreement.Agrees, []);
        FingerprintDifference difference = new("fall-off", $"{level:F2}", $"{expected:F2}", level < expected ? "looks low-passed, the locked data do not" : "looks sharper than the locked data");
        return new(off < 0.4 ? FingerprintAgreement.Doubtful : FingerprintAgreement.Differs, [difference]);
    }

    private static double Level(SpectralFingerprint fingerprint) => fingerprint.Sections.Average(section => section.LogPower[0]);
}
