using System.Collections.Immutable;

namespace Thon.Provenance.Fingerprints;

/// <summary>The frequencies at which the spectra of several files are compared: every half octave, each the mean of an octave, so that the zeros of a CTF, whose places follow the defocus, matter little.</summary>
/// <param name="Numbers">Numbers of the bands in the middle, rising.</param>
internal sealed record ProfileGrid(ImmutableArray<int> Numbers)
{
    /// <summary>Bands on either side that a mean takes in.</summary>
    public const int Reach = 3;

    // The finest mean takes in one band less than two above its middle, or half an octave would go unseen.
    private const int LeastAbove = 1;

    /// <summary>The frequencies that all of some files show.</summary>
    public static ProfileGrid Of(IReadOnlyList<SpectralFingerprint> files)
    {
        int first = files.Max(file => FrequencyBands.NumberOf(file.Frequencies[0])), last = files.Min(file => FrequencyBands.NumberOf(file.Frequencies[^1]));
        var numbers = new Stack<int>();
        for (int number = last - LeastAbove; number >= first + Reach; number -= Reach) numbers.Push(number);
        return new([.. numbers]);
    }

    /// <summary>Spacing, angstrom.</summary>
    public double SpacingAt(int point) => 1 / FrequencyBands.CentreOfNumber(Numbers[point]);

    /// <summary>How many there are.</summary>
    public int Count => Numbers.Length;
}
