using Thon.Fourier.Lanes;

namespace Thon.Correct.Deconvolution.Volumes;

/// <summary>What the columns along the depth of a volume's half spectrum are to be multiplied by.</summary>
/// <param name="Size">Width, height and depth of the volume.</param>
/// <param name="Table">What is read from a table.</param>
/// <param name="Input">Whether signs were corrected.</param>
/// <param name="Phase">The CTF's phase in half turns as a polynomial of the squared frequency, Constant + Linear k^2 + Quartic k^4.</param>
/// <param name="Scale">The frequency of each whole number along each axis, cycles/angstrom.</param>
/// <param name="Transform">The transform along the depth.</param>
internal sealed record DepthJob(
    (int X, int Y, int Z) Size, FilterTable Table, InputState Input, (float Constant, float Linear, float Quartic) Phase, FrequencyScale Scale, LanePlan Transform)
{
    /// <summary>Whether the table holds the factors themselves.</summary>
    public required bool IsTabulated { get; init; }

    /// <summary>Complex values a row of the half spectrum.</summary>
    public int SpectrumWidth => Size.X / 2 + 1;

    /// <summary>Entries of the table for each cycle/angstrom.</summary>
    public float PerFrequency { get; } = (float)(1 / Table.Step);

    /// <summary>The job for one filter.</summary>
    public static DepthJob Of(DeconvolutionFilter filter, (int X, int Y, int Z) size)
    {
        var preset = filter.Settings.Preset;
        var (constant, perDefocus, quartic) = filter.Ctf.PhaseCoefficients;
        float HalfTurns(double radians) => (float)(radians / Math.PI);
        return new(
            size, FilterTable.Of(filter, Math.Max(size.X, Math.Max(size.Y, size.Z))), filter.Input,
            (HalfTurns(constant), HalfTurns(perDefocus * filter.Ctf.Defocus.Mean.Angstroms), HalfTurns(quartic)),
            FrequencyScale.Of(preset.Radius, size, filter.PixelSize.Angstroms), new(size.Z))
        {
            IsTabulated = preset.TablePoints is not null,
        };
    }

    /// <summary>The squared frequency of a column of the half spectrum, as far as its row and its number in the row make it, cycles^2/angstrom^2.</summary>
    /// <param name="column">Row times SpectrumWidth plus number in the row.</param>
    public float SquareOf(long column)
    {
        var (row, number) = Math.DivRem(column, SpectrumWidth);
        double x = number * Scale.X, y = Signed(row, Size.Y) * Scale.Y;
        return (float)(x * x + y * y);
    }

    /// <summary>What a frequency along the depth adds to it.</summary>
    public float SquareAlong(int k)
    {
        double z = Signed(k, Size.Z) * Scale.Z;
        return (float)(z * z);
    }

    /// <summary>How often a column stands in the whole spectrum: once where it is its own mirror image, else twice.</summary>
    public float WeightOf(long column)
    {
        long number = column % SpectrumWidth;
        return number == 0 || 2 * number == Size.X ? 1 : 2;
    }

    private static long Signed(long k, int length) => 2 * k > length ? k - length : k;
}
