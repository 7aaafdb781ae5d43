using Thon.Estimate.Tiles;
using Thon.Tilts;

namespace Thon.Estimate;

/// <summary>
/// The Whittle likelihood of one tilt: powers are exponentially distributed about their mean M = B(k) - C(k) D cos 2 chi', with
/// chi' = chi + phase + asin A, log B and log C splines of frequency and D the damping of the rings, so that
/// log L = -sum n (log M + P/M), divided by the correlation of the tiles. [Whittle1953]
/// </summary>
public sealed class TiltLikelihood
{
    private readonly TiltCells _cells;
    private readonly SplineBasis _background;
    private readonly SplineBasis _contrast;
    private readonly PlaneModel _planeModel;
    private readonly int _rings;

    /// <summary>Prepares the likelihood of one tilt.</summary>
    /// <param name="spectra">The tilt's spectra.</param>
    /// <param name="optics">Its optics; its phase and its plane are only where a fit begins.</param>
    /// <param name="planeModel">Whether the equations tell about the plane; if so, they are about rings coarser than <see cref="PlaneFit.Finest"/> only.</param>
    /// <param name="defocus">About its defocus, angstrom.</param>
    public TiltLikelihood(PatchSpectra spectra, TiltOptics optics, double defocus, PlaneModel planeModel = PlaneModel.Stated)
    {
        (Spectra, Optics, _planeModel) = (spectra, optics, planeModel);
        int rings = planeModel == PlaneModel.Stated ? spectra.Grid.RingCount : spectra.Grid.RingFrequency.Count(k => k * PlaneFit.Finest <= 1);
        _rings = rings;
        _cells = TiltCells.Of(spectra, optics with { PhaseShift = default }, defocus, rings);
        (_background, _contrast) = (new(LocalIndex.BackgroundCount, spectra.Grid.RingCount), new(LocalIndex.ContrastCount, spectra.Grid.RingCount));
        RingWeight = [.. Enumerable.Range(0, spectra.Grid.RingCount).Select(ring => ring < rings ? 1.0 : 0)];
    }

    /// <summary>The spectra this is the likelihood of.</summary>
    public PatchSpectra Spectra { get; }

    /// <summary>The optics of the tilt.</summary>
    public TiltOptics Optics { get; }

    /// <summary>How much every ring counts, 1 where its powers scatter as the statistics of noise say.</summary>
    public double[] RingWeight { get; init; }

    /// <summary>The same likelihood with other weights.</summary>
    public TiltLikelihood Weighted(double[] ringWeight) => new(this, _cells, ringWeight);

    /// <summary>The same likelihood about another defocus, angstrom: as if it had been prepared there.</summary>
    public TiltLikelihood About(double defocus) =>
        new(this, _cells with { Count = TiltCells.Counts(Spectra, Optics with { PhaseShift = default }, defocus, _rings) }, RingWeight);

    private TiltLikelihood(TiltLikelihood other, TiltCells cells, double[] ringWeight)
    {
        (Spectra, Optics, _planeModel, _rings, _cells) = (other.Spectra, other.Optics, other._planeModel, other._rings, cells);
        (_background, _contrast, RingWeight) = (other._background, other._contrast, ringWeight);
    }

    /// <summary>The cells.</summary>
    internal TiltCells Cells => _cells;

    /// <summary>The damping of the rings in a tile about a point; it changes so slowly that one serves many steps of a fit.</summary>
    public double[] DampingAt(TiltPhysics at) => RingDamping.OfTile(Spectra.Grid, Spectra.Shape, Optics, at.Plane, at.Defocus);

    /// <summary>Coefficients of the background that is the spectrum's trend.</summary>
    public double[] BackgroundStart() => SpectrumTrend.CoefficientsOf(Spectra);

    /// <summary>Coefficients of a contrast that is about the same part of the spectrum's trend everywhere.</summary>
    public double[] ContrastAt(double fraction) => ContrastWith(_ => fraction);

    /// <summary>Coefficients of about the contrast that goes with a signal-to-noise ratio.</summary>
    public double[] ContrastAt(SignalToNoise ratio) => ContrastWith(ring => SignalToNoiseCurve.ContrastOf(ratio.At(Spectra.Grid.RingFrequency[ring])));

    private double[] ContrastWith(Func<int, double> fraction)
    {
        int last = _cells.LogTrend.Length - 1;
        int RingOf(int spline) => (int)Math.Clamp(Math.Round((spline - 1.0) / (LocalIndex.ContrastCount - 3) * last), 0, last);
        return [.. Enumerable.Range(0, LocalIndex.ContrastCount).Select(RingOf).Select(ring => Math.Log(fraction(ring)) + _cells.LogTrend[ring])];
    }

    /// <summary>The likelihood at some parameters, and the equations of one step of Fisher scoring towards its maximum.</summary>
    public LikelihoodStep Evaluate(TiltPhysics at, TiltCurves curves, double[] damping)
    {
        var step = new LikelihoodStep(LocalIndex.Count);
        Span<RingSlope> slopes = stackalloc RingSlope[2 * SplineBasis.Support + 7];
        foreach (var group in PatchGroups(at.Plane))
            for (int ring = 0; ring < Spectra.Grid.RingCount; ring++)
            {
                if (RingWeight[ring] == 0) continue;
                var model = ModelOn(ring, at, curves, damping);
                var moments = RingKernel.Moments(_cells, ring, model.Ring, group);
                int count = Slopes(slopes, ring, model, group);
                moments.AddTo(step, slopes[..count], RingWeight[ring]);
            }
        return step;
    }

    /// <summary>How each ring agrees with the fit, for judging its quality.</summary>
    public RingAgreement[] Agreement(TiltPhysics at, TiltCurves curves, double[] damping) =>
        [.. Rings(at, curves, damping).Select(ring => ring.Moments.Agreement(ring.Contrast))];

    /// <summary>The scatter of the powers about the fit, ring by ring: sums of n (P/M - 1)^2.</summary>
    public double[] Deviances(TiltPhysics at, TiltCurves curves, double[] damping) =>
        [.. Rings(at, curves, damping).Select(ring => ring.Moments.Deviance)];

    /// <summary>How many independent numbers n a tile has in every cell.</summary>
    public IReadOnlyList<double> CellCounts => _cells.Count;

    /// <summary>Whether what a fit follows are rings.</summary>
    public RingEvidence EvidenceOf(TiltPhysics at, TiltCurves curves) =>
        RingEvidence.Of(Agreement(at, curves, DampingAt(at)), _cells.RingPhases(at.Defocus, at.Phase));

    private IEnumerable<(RingMoments Moments, double Contrast)> Rings(TiltPhysics at, TiltCurves curves, double[] damping)
    {
        var all = Defoci(at.Plane);
        for (int ring = 0; ring < Spectra.Grid.RingCount; ring++)
        {
            var model = ModelOn(ring, at, curves, damping).Ring;
            yield return (RingKernel.Moments(_cells, ring, model, all), model.Contrast);
        }
    }

    /// <summary>Where the plane is asked about, every patch tells something of its own; otherwise all are summed at once.</summary>
    private IEnumerable<PatchDefoci> PatchGroups(DefocusPlane plane)
    {
        var all = Defoci(plane);
        return _planeModel == PlaneModel.Stated ? [all] : Enumerable.Range(0, all.To).Select(p => all with { From = p, To = p + 1 });
    }

    private PatchDefoci Defoci(DefocusPlane plane) => new(
        0, Spectra.Patches.Count, [.. Spectra.Patches.Select(patch => patch.Place.OffsetOn(plane))], [.. Spectra.Patches.Select(patch => patch.Place.SpreadOn(plane))]);

    /// <summary>The model of the rings at some parameters, B and C relative to the spectrum's trend.</summary>
    internal RingModel[] Models(TiltPhysics at, TiltCurves curves, double[] damping) =>
        [.. Enumerable.Range(0, Spectra.Grid.RingCount).Select(ring => ModelOn(ring, at, curves, damping).Ring)];

    /// <summary>The patches, all of them, on a plane.</summary>
    internal PatchDefoci PatchesOn(DefocusPlane plane) => Defoci(plane);

    /// <summary>The model of one ring, with its contrast before the slab's damping and what that damping does.</summary>
    private (RingModel Ring, double Contrast, double PerLogThickness) ModelOn(int ring, TiltPhysics at, TiltCurves curves, double[] damping)
    {
        double k = Spectra.Grid.RingFrequency[ring], steepness = at.Plane.Steepness;
        var (slab, perLogThickness) = RingDamping.OfSlab(k * k, Optics.Microscope.Wavelength.Angstroms, at.Thickness * Math.Sqrt(1 + steepness * steepness));
        double contrast = Math.Exp(_contrast.At(ring, curves.Contrast) - _cells.LogTrend[ring]);
        double background = Math.Exp(_background.At(ring, curves.Background) - _cells.LogTrend[ring]);
        return (new(at.Defocus, 2 * at.Phase, at.Astigmatism, damping, background, contrast * slab), contrast, contrast * perLogThickness);
    }

    private int Slopes(Span<RingSlope> slopes, int ring, (RingModel Ring, double Contrast, double PerLogThickness) model, in PatchDefoci group)
    {
        int count = 0;
        double contrast = model.Ring.Contrast;
        for (int j = 0; j < SplineBasis.Support; j++)
        {
            slopes[count++] = new(LocalIndex.Background + _background.First[ring] + j, RingMoments.One, model.Ring.Background * _background.Value[SplineBasis.Support * ring + j]);
            slopes[count++] = new(LocalIndex.Contrast + _contrast.First[ring] + j, RingMoments.Modulation, contrast * _contrast.Value[SplineBasis.Support * ring + j]);
        }
        double k = Spectra.Grid.RingFrequency[ring];
        slopes[count++] = new(LocalIndex.Defocus, RingMoments.Turn, contrast);
        // On a ring the phase 2 chi' turns with the defocus by nearly the same everywhere.
        slopes[count++] = new(LocalIndex.Phase, RingMoments.Turn, contrast / Optics.InFocus.PhasePerDefocusAt(k * k));
        slopes[count++] = new(LocalIndex.AstigmatismCosine, RingMoments.TurnCosine, contrast);
        slopes[count++] = new(LocalIndex.AstigmatismSine, RingMoments.TurnSine, contrast);
        slopes[count++] = new(LocalIndex.LogThickness, RingMoments.Modulation, model.PerLogThickness);
        if (_planeModel == PlaneModel.Stated) return count;
        var place = Spectra.Patches[group.From].Place;
        slopes[count++] = new(LocalIndex.SlopeX, RingMoments.Turn, contrast * place.X);
        slopes[count++] = new(LocalIndex.SlopeY, RingMoments.Turn, contrast * place.Y);
        return count;
    }
}
