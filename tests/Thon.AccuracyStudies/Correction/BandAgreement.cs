using System.Collections.Immutable;
using Thon.Imaging;

namespace Thon.AccuracyStudies.Correction;

/// <summary>How an image agrees with the truth in one band of spacings.</summary>
/// <param name="Correlation">Fourier ring correlation summed over the band, sum Re F T* / sqrt(sum |F|^2 sum |T|^2), -1 to 1. The scale of the image does not matter.</param>
/// <param name="Error">Squared error over the truth's power, sum |F - T|^2 / sum |T|^2. The scale matters: an image of nothing has 1.</param>
internal sealed record BandAgreement(double Correlation, double Error)
{
    /// <summary>The agreement in every band of <see cref="Band.All"/>.</summary>
    /// <param name="image">An image.</param>
    /// <param name="truth">Its truth, of the same size and pixel size.</param>
    public static ImmutableArray<BandAgreement> Of(InteriorSpectrum image, InteriorSpectrum truth)
    {
        var sums = new (double Both, double Image, double Truth, double Difference)[Band.All.Length];
        for (int i = 0; i < image.Values.Length; i++)
        {
            if (Band.Of(image.Frequencies[i]) is not { } band) continue;
            var (f, t) = (image.Values[i], truth.Values[i]);
            ref var sum = ref sums[band];
            sum.Both += (double)f.Re * t.Re + (double)f.Im * t.Im;
            sum.Image += f.Power;
            sum.Truth += t.Power;
            sum.Difference += new Complex32(f.Re - t.Re, f.Im - t.Im).Power;
        }
        return [.. sums.Select(sum => new BandAgreement(sum.Both / Math.Sqrt(sum.Image * sum.Truth), sum.Difference / sum.Truth))];
    }
}
