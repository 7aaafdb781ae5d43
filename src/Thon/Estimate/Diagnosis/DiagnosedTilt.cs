using System.Collections.Immutable;
using Thon.Estimate.Tiles;
using Thon.Optics;
using Thon.Tilts;

namespace Thon.Estimate.Diagnosis;

/// <summary>A tilt with its spectra, ready to be looked at with any numbers. It works the same whether the tilt was fitted, predicted, excluded or set by hand; several threads may use it at once.</summary>
public sealed class DiagnosedTilt
{
    private readonly TiltLikelihood _likelihood;
    private readonly DefocusEstimate? _estimate;
    private readonly double _thickness;

    // Without a thickness the rings are shown as the CTF has them: no node turns any of them round. Angstrom.
    private const double NoSlab = 1;
    private readonly int[] _sectors;
    private readonly SpectrumPainter _painter;

    /// <summary>Prepares a tilt.</summary>
    /// <param name="spectra">Its spectra.</param>
    /// <param name="series">Its series, with its geometry. Where it knows no thickness, the rings are not damped by a slab.</param>
    /// <param name="place">Which tilt of the series, from 0.</param>
    public DiagnosedTilt(PatchSpectra spectra, TiltSeries series, int place)
    {
        _estimate = series.Tilts[place].Estimate;
        _thickness = (series.SlabThickness ?? series.ModelThickness)?.Angstroms ?? NoSlab;
        var optics = TiltOptics.Of(series.Microscope, series.Geometry!, series.Tilts[place].Angle);
        _likelihood = new(spectra, optics, _estimate?.Defocus.Mean.Angstroms ?? 0);
        _sectors = [.. spectra.Grid.Kx.Select((kx, cell) => SpectrumPainter.SectorOf(kx, spectra.Grid.Ky[cell]))];
        _painter = new(spectra.Grid);
    }

    /// <summary>Its spectra.</summary>
    public PatchSpectra Spectra => _likelihood.Spectra;

    /// <summary>Background and contrast that fit the spectra best with these numbers.</summary>
    /// <param name="trial">The numbers.</param>
    public TiltCurves CurvesAt(TiltTrial trial)
    {
        var likelihood = _likelihood.About(trial.Defocus.Mean.Angstroms);
        double[] shape = _estimate?.SignalToNoise is { } ratio ? likelihood.ContrastAt(ratio) : likelihood.ContrastAt(JointFit.FirstContrast);
        return CurveFit.Of(likelihood, PhysicsAt(trial), shape);
    }

    /// <summary>What there is to see with these numbers, quickly enough to follow a hand.</summary>
    /// <param name="trial">The numbers.</param>
    /// <param name="curves">Background and contrast; those of numbers nearby serve as well.</param>
    public TiltDiagnosis At(TiltTrial trial, TiltCurves curves)
    {
        var (grid, at, transfer) = (Spectra.Grid, PhysicsAt(trial), new ContrastTransfer(_likelihood.Optics.Microscope, trial.Defocus, trial.PhaseShift));
        var likelihood = _likelihood.About(at.Defocus);
        double[] damping = likelihood.DampingAt(at);
        var average = Average(likelihood, at, transfer, likelihood.Models(at, curves, damping)[..Spectra.UsefulRings]);
        var shown = Shown(average.Rings);
        var means = Enumerable.Range(0, grid.RingCount).Select(average.Rings.MeanOf).ToArray();
        return new(
            [.. grid.RingFrequency],
            [.. means.Select((mean, ring) => shown[ring] ? mean.Measured : (double?)null)],
            [.. means.Select((mean, ring) => shown[ring] ? mean.Model : (double?)null)],
            BackgroundOf(curves),
            [.. FitQuality.Around(likelihood.Agreement(at, curves, damping))],
            CtfZeros.Of(transfer, _painter.Highest),
            _painter.Paint(average.Sectors));
    }

    private EquiPhaseAverage Average(TiltLikelihood likelihood, TiltPhysics at, ContrastTransfer transfer, RingModel[] models)
    {
        var patches = likelihood.PatchesOn(at.Plane);
        var average = new EquiPhaseAverage(Spectra.Grid, transfer, _sectors, Spectra.UsefulRings);
        var ripples = PatchRipples.Empty(Spectra.Grid.CellCount);
        for (int patch = patches.From; patch < patches.To; patch++)
        {
            ripples.FillInPlace(likelihood.Cells, models, patches, patch);
            average.Add(ripples, Spectra.Patches[patch].Tiles, patches.Offset[patch]);
        }

        return average;
    }

    // Rings of less weight than this part of what rings of their size usually have hold what strayed into them, at the edges of ice rings.
    private const double LeastWeight = 0.1;

    private bool[] Shown(RippleSums rings)
    {
        double[] density = [.. rings.Weight.Zip(Spectra.Grid.RingFrequency, (weight, k) => weight / k)];
        double[] known = [.. density.Where(value => value > 0).Order()];
        double least = known.Length == 0 ? 0 : LeastWeight * known[known.Length / 2];
        return [.. density.Select(value => value > 0 && value >= least)];
    }

    // Beyond the useful rings nothing holds the spline: the background is shown level there.
    private ImmutableArray<double> BackgroundOf(TiltCurves curves)
    {
        var basis = new SplineBasis(LocalIndex.BackgroundCount, Spectra.Grid.RingCount);
        return [.. Enumerable.Range(0, Spectra.Grid.RingCount).Select(ring => Math.Exp(basis.At(Math.Min(ring, Math.Max(0, Spectra.UsefulRings - 1)), curves.Background)))];
    }

    private TiltPhysics PhysicsAt(TiltTrial trial) =>
        new(trial.Defocus.Mean.Angstroms, trial.PhaseShift.Radians, Astigmatism.Of(trial.Defocus), _thickness, _likelihood.Optics.Plane);
}
