using System.Collections.Immutable;
using System.Globalization;
using Thon.Provenance.Fingerprints.Filters;

namespace Thon.Provenance.Fingerprints;

/// <summary>
/// Compares a file with locked ones by what their pixels show: the shape of the spectrum, the depth of the zeros of the CTF, and the noise of the grey values. Each is to lie among the locked files, within a tolerance.
/// </summary>
public static class FingerprintComparison
{
    // Headers round; a binning changes it by a half or more.
    private const double PixelSizeTolerance = 0.02;

    // Zeros of the CTF have 1 and more; how much more follows the defocus. Rings on noise have less than 0.5, unless the specimen is far stronger than the noise.
    private const double ZeroTolerance = 0.35;
    private const double DeepZeros = 1;
    private const double ShallowRings = 0.5;

    // The specimen's thickness and the dose change counts; a factor of 1.7 beyond those of the locked files changes the mean over the deviation by this much. Binning changes it by 0.69.
    private const double NoiseTolerance = 0.27;

    // Noise as it was counted is white: log power differs by less than this over the finest octave and a half.
    private const double Whiteness = 0.4;

    // Images without a mean have less than this of a standard deviation; counts have more.
    private const double NoMean = 0.05;

    // Grey values alone are no proof.
    private const double Doubtful = 1.5;

    /// <summary>Compares a file with locked ones.</summary>
    /// <param name="locked">Fingerprints of the locked files, which are of one data type; at least one.</param>
    /// <param name="found">The fingerprint of the file.</param>
    public static FingerprintVerdict Compare(ImmutableArray<SpectralFingerprint> locked, SpectralFingerprint found)
    {
        ArgumentOutOfRangeException.ThrowIfZero(locked.Length);
        FingerprintDifference?[] first = [Subject(locked, found), PixelSize(locked, found)];
        if (first.Any(one => one?.Excess > 1)) return FingerprintVerdict.Of(first.OfType<FingerprintDifference>());
        var grid = ProfileGrid.Of([.. locked, found]);
        if (grid.Count < 2) return FingerprintVerdict.Of([TooLittle]);
        SpectralProfile[] profiles = [.. locked.Select(file => SpectralProfile.Of(file, grid))];
        var profile = SpectralProfile.Of(found, grid);
        var (shape, filter) = (ProfileComparison.Of(profiles, profile, grid), Filter(locked, found, profiles, profile, grid));
        // How power falls after a deconvolution follows the specimen as much as the filter: that alone is no proof.
        if (filter is not null && shape is not null) shape = shape with { Excess = Math.Min(Doubtful, shape.Excess) };
        FingerprintDifference?[] all = [shape, filter, Zeros(profiles, profile), Noise(profiles, profile), Mean(profiles, profile)];
        return FingerprintVerdict.Of(all.OfType<FingerprintDifference>());
    }

    private static FingerprintDifference TooLittle { get; } = new("size", "sections too small for their spectra to be compared", "larger ones", "nothing can be told from so few pixels", Doubtful);

    private static FingerprintDifference? Subject(ImmutableArray<SpectralFingerprint> locked, SpectralFingerprint found) =>
        locked.All(file => file.Subject == found.Subject) ? null
            : new("subject", Word(found.Subject), Word(locked[0].Subject), "images and volumes are not compared with each other", FingerprintVerdict.Certain);

    private static string Word(FingerprintSubject subject) => subject == FingerprintSubject.Images ? "images of a tilt series" : "a volume";

    private static FingerprintDifference? PixelSize(ImmutableArray<SpectralFingerprint> locked, SpectralFingerprint found)
    {
        double off = locked.Min(file => Math.Abs(Math.Log(found.PixelSize / file.PixelSize))) / PixelSizeTolerance;
        return off <= 1 ? null : new("pixel size", $"{Text(found.PixelSize)} A", $"{Text(locked[0].PixelSize)} A", "has another pixel size than the locked data", Math.Max(off, FingerprintVerdict.Certain));
    }

    private static FingerprintDifference? Zeros(SpectralProfile[] locked, SpectralProfile found)
    {
        double[] depths = [.. locked.Select(file => file.ZeroDepth).OfType<double>()];
        if (depths.Length == 0 || found.ZeroDepth is not { } depth) return null;
        double lowest = Math.Min(DeepZeros, depths.Min()), highest = Math.Min(DeepZeros, depths.Max()), compared = Math.Min(DeepZeros, depth);
        var reason = ProfileReason.OfZeros(compared > highest);
        bool isClear = compared > highest ? depth >= DeepZeros && depths.Max() < ShallowRings : depth < ShallowRings && depths.Min() >= DeepZeros;
        double excess = Math.Max(0, Math.Max(lowest - compared, compared - highest)) / ZeroTolerance;
        return new(
            "zeros of the CTF, their depth from 0 to 2", $"{Text(depth)}", RangeWords.Of(Text(depths.Min()), Text(depths.Max())), reason.Words,
            isClear ? excess : Math.Min(Doubtful, excess))
        { Claim = reason.Claim };
    }

    private static FingerprintDifference? Filter(ImmutableArray<SpectralFingerprint> locked, SpectralFingerprint found, SpectralProfile[] profiles, SpectralProfile profile, ProfileGrid grid) =>
        profiles.Append(profile).All(file => Deconvolved.Is(file, grid)) ? FilterComparison.Of([.. locked.Select(file => file.Filters)], found.Filters) : null;

    /// <summary>Where nothing has filtered the noise, mean over deviation tells how many electrons there are to a pixel, whatever the scale.</summary>
    private static FingerprintDifference? Noise(SpectralProfile[] locked, SpectralProfile found)
    {
        if (!locked.Append(found).All(file => IsWhite(file) && file.MeanOverDeviation > NoMean)) return null;
        double ratio = found.MeanOverDeviation, lowest = locked.Min(file => file.MeanOverDeviation), highest = locked.Max(file => file.MeanOverDeviation);
        double outside = Math.Max(0, Math.Max(Math.Log(lowest / ratio), Math.Log(ratio / highest)));
        string reason = ratio > highest ? "has less noise for its mean than the locked data: more counts to a pixel, as after binning, or an offset" : "has more noise for its mean than the locked data: fewer counts to a pixel, or an offset";
        return new("grey values, mean over standard deviation", $"{Text(ratio)}", RangeWords.Of(Text(lowest), Text(highest)), reason, Math.Min(Doubtful, outside / NoiseTolerance));
    }

    private static FingerprintDifference? Mean(SpectralProfile[] locked, SpectralProfile found)
    {
        bool none = Math.Abs(found.MeanOverDeviation) < NoMean;
        if (locked.Any(file => Math.Abs(file.MeanOverDeviation) < NoMean == none)) return null;
        string[] words = ["a mean of zero", "a mean that is not zero"];
        return new("grey values", words[none ? 0 : 1], words[none ? 1 : 0], "was shifted, normalised or filtered in another way than the locked data", Doubtful);
    }

    private static bool IsWhite(SpectralProfile file) => file.Thirds.All(third => third.Length > 3 && Math.Abs(third[^1] - third[^4]) < Whiteness);

    private static string Text(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
