using System.Collections.Immutable;

namespace Thon.Provenance.Fingerprints;

/// <summary>What is compared of a file.</summary>
/// <param name="Thirds">
/// Log power on a grid, 0 where it is strongest: the mean over the third of the sections whose power falls least towards fine spacings, over the middle third, and over the third that
/// falls most. Under a dose weight that is their order of acquisition; else the three are next to the same.
/// </param>
/// <param name="ZeroDepth">Depth of the zeros of the CTF in the sections that show them best; null where none can tell.</param>
/// <param name="MeanOverDeviation">Median over the sections of mean over standard deviation.</param>
internal sealed record SpectralProfile(ImmutableArray<ImmutableArray<double>> Thirds, double? ZeroDepth, double MeanOverDeviation)
{
    /// <summary>Power that far below the strongest, or further, is taken for none: files of 16 bits cannot hold it.</summary>
    public const double Deepest = 18;

    // Tilted sections blur the zeros; a few may be odd. The section four fifths of the way up counts.
    private const double Quantile = 0.8;

    // Log power from the one part of Nyquist to the other says how a section falls towards fine spacings.
    private const double MiddleFrom = 0.25;
    private const double MiddleTo = 0.45;
    private const int FinestBands = 3;

    /// <summary>The profile of a file.</summary>
    public static SpectralProfile Of(SpectralFingerprint file, ProfileGrid grid)
    {
        double[][] sections = [.. file.Sections.OrderBy(section => FallOf(file, section)).ThenBy(section => section.Section).Select(section => Smoothed(file, section, grid))];
        int third = Math.Max(1, sections.Length / 3);
        ImmutableArray<double> From(int start) => Mean(sections.AsSpan(start, third));
        return new(
            [From(0), From((sections.Length - third) / 2), From(sections.Length - third)],
            High(file.Sections.Select(section => section.ZeroDepth)),
            file.Sections.Select(section => section.Mean / section.Deviation).Order().ElementAt(file.Sections.Length / 2));
    }

    private static double FallOf(SpectralFingerprint file, SectionFingerprint section)
    {
        double nyquist = 1 / (2 * file.PixelSize);
        var middle = section.LogPower.Where((_, band) => file.Frequencies[band] >= MiddleFrom * nyquist && file.Frequencies[band] <= MiddleTo * nyquist);
        return middle.Average() - section.LogPower[^FinestBands..].Average();
    }

    private static double[] Smoothed(SpectralFingerprint file, SectionFingerprint section, ProfileGrid grid)
    {
        double strongest = section.LogPower.Max();
        double[] power = [.. section.LogPower.Select(log => Math.Exp(Math.Max(log - strongest, -Deepest)))];
        int first = FrequencyBands.NumberOf(file.Frequencies[0]);
        double[] smooth = [.. grid.Numbers.Select(number => Math.Log(Around(power, number - first).Average()))];
        double highest = smooth.Max();
        return Array.ConvertAll(smooth, log => log - highest);
    }

    private static double[] Around(double[] power, int band) => power[Math.Max(0, band - ProfileGrid.Reach)..Math.Min(power.Length, band + ProfileGrid.Reach + 1)];

    private static ImmutableArray<double> Mean(ReadOnlySpan<double[]> sections)
    {
        var mean = new double[sections[0].Length];
        foreach (double[] section in sections)
            for (int i = 0; i < mean.Length; i++) mean[i] += section[i] / sections.Length;
        return [.. mean];
    }

    private static double? High(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>().Order()];
        return known.Length == 0 ? null : known[(int)(Quantile * (known.Length - 1))];
    }
}
