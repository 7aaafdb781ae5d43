using Thon.Units;

namespace Thon.Estimate;

/// <summary>
/// A tilt's spectra averaged over directions, relative to their trend, with the rings a defocus would make in them. The defocus only ever grows by
/// one step, so the rings' phases turn by a fixed angle each time and need no cosines.
/// </summary>
internal sealed class SearchRings
{
    private readonly int _strips;
    private readonly double[] _power;
    private readonly double[] _weight;
    private readonly double[] _cosine;
    private readonly double[] _sine;
    private readonly double[] _turnCosine;
    private readonly double[] _turnSine;

    private SearchRings(int strips, int rings)
    {
        (_strips, Count) = (strips, rings);
        (_power, _weight, _cosine, _sine) = (new double[rings * strips], new double[rings * strips], new double[rings * strips], new double[rings * strips]);
        (_turnCosine, _turnSine) = (new double[rings], new double[rings]);
    }

    /// <summary>How many rings there are.</summary>
    public int Count { get; }

    public static SearchRings Of(PatchSpectra spectra, TiltOptics optics, Length finest, double firstDefocus, double step)
    {
        var grid = spectra.Grid;
        int rings = grid.RingFrequency.Count(k => k * finest.Angstroms <= 1);
        var search = new SearchRings(spectra.Patches.Count, rings);
        double[] trend = SpectrumTrend.Of(spectra);
        for (int ring = 0; ring < rings; ring++)
        {
            double k2 = grid.RingFrequency[ring] * grid.RingFrequency[ring], perDefocus = 2 * optics.InFocus.PhasePerDefocusAt(k2);
            double constant = 2 * optics.InFocus.PhaseAt(k2, 0);
            (search._turnSine[ring], search._turnCosine[ring]) = Math.SinCos(perDefocus * step);
            for (int s = 0; s < search._strips; s++)
            {
                double defocus = firstDefocus + spectra.Patches[s].Place.OffsetOn(optics.Plane);
                (search._sine[ring * search._strips + s], search._cosine[ring * search._strips + s]) = Math.SinCos(perDefocus * defocus + constant);
                search.Average(spectra, s, ring, trend[ring]);
            }
        }
        return search;
    }

    /// <summary>Weighted sums over the strips of one ring: of 1, u, u^2, y and u y, with u = -cos 2 chi' and y the power.</summary>
    public (double One, double U, double UU, double Y, double UY) Moments(int ring)
    {
        double one = 0, su = 0, suu = 0, sy = 0, suy = 0;
        for (int i = ring * _strips; i < (ring + 1) * _strips; i++)
        {
            double weight = _weight[i], u = -_cosine[i], wu = weight * u;
            one += weight;
            su += wu;
            suu += wu * u;
            sy += weight * _power[i];
            suy += wu * _power[i];
        }
        return (one, su, suu, sy, suy);
    }

    /// <summary>Goes on to the next defocus.</summary>
    public void Advance()
    {
        for (int ring = 0; ring < Count; ring++)
            for (int i = ring * _strips; i < (ring + 1) * _strips; i++)
            {
                double cosine = _cosine[i];
                _cosine[i] = cosine * _turnCosine[ring] - _sine[i] * _turnSine[ring];
                _sine[i] = cosine * _turnSine[ring] + _sine[i] * _turnCosine[ring];
            }
    }

    private void Average(PatchSpectra spectra, int strip, int ring, double trend)
    {
        var grid = spectra.Grid;
        double sum = 0, pixels = 0;
        for (int cell = grid.RingStart[ring]; cell < grid.RingStart[ring + 1]; cell++)
        {
            sum += (double)grid.PixelCount[cell] * spectra.Patches[strip].Power[cell];
            pixels += grid.PixelCount[cell];
        }
        if (pixels == 0 || ring >= spectra.UsefulRings) return;
        _power[ring * _strips + strip] = sum / pixels / trend;
        _weight[ring * _strips + strip] = pixels * spectra.Patches[strip].Tiles / spectra.Correlation;
    }
}
