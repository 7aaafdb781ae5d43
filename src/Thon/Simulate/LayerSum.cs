using Thon.Imaging;
using Thon.Optics;
using Thon.Units;

namespace Thon.Simulate;

/// <summary>
/// The spectrum of an image as the sum of its layers' spectra, each times its own CTF. The phase of the CTF is linear in the defocus, so it is
/// carried from layer to layer by multiplication with a fixed phasor.
/// </summary>
internal sealed class LayerSum
{
    private readonly Complex32[] _sum, _phasor, _turn;

    private LayerSum(int count) => (_sum, _phasor, _turn) = (new Complex32[count], new Complex32[count], new Complex32[count]);

    /// <summary>A sum of layers at equal steps of defocus.</summary>
    /// <param name="field">The padded field.</param>
    /// <param name="first">Transfer function of the first layer.</param>
    /// <param name="stepAngstroms">Defocus from layer to layer.</param>
    public static LayerSum WithCtf(PaddedField field, ContrastTransfer first, double stepAngstroms)
    {
        var sum = new LayerSum(HalfSpectrum.Count(field));
        HalfSpectrum.ForEach(field, (index, kx, ky) =>
        {
            double k2 = kx * kx + ky * ky, defocus = first.Defocus.AngstromsAlong(new(Math.Atan2(ky, kx)));
            double phase = first.PhaseAt(k2, defocus), turn = first.PhaseAt(k2, defocus + stepAngstroms) - phase;
            sum._phasor[index] = new((float)Math.Cos(phase), (float)Math.Sin(phase));
            sum._turn[index] = new((float)Math.Cos(turn), (float)Math.Sin(turn));
        });
        return sum;
    }

    /// <summary>A sum of layers whose CTF is 1 throughout.</summary>
    public static LayerSum WithoutCtf(PaddedField field)
    {
        var sum = new LayerSum(HalfSpectrum.Count(field));
        sum._phasor.AsSpan().Fill(new(0, 1));
        sum._turn.AsSpan().Fill(new(1, 0));
        return sum;
    }

    /// <summary>Adds the spectrum of the next layer, times the sine of its CTF's phase.</summary>
    public void Add(ReadOnlySpan<Complex32> layer)
    {
        Span<Complex32> sum = _sum, phasor = _phasor;
        ReadOnlySpan<Complex32> turn = _turn;
        for (int i = 0; i < layer.Length; i++)
        {
            Complex32 p = phasor[i], t = turn[i];
            sum[i] = new(sum[i].Re + layer[i].Re * p.Im, sum[i].Im + layer[i].Im * p.Im);
            phasor[i] = new(p.Re * t.Re - p.Im * t.Im, p.Re * t.Im + p.Im * t.Re);
        }
    }

    /// <summary>The sum so far; the caller may overwrite it.</summary>
    public Span<Complex32> Spectrum => _sum;
}
