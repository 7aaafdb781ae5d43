using Thon.Estimate.Tiles;

namespace Thon.Estimate;

/// <summary>Everything about the cells of one tilt that does not change during a fit; arrays over cells.</summary>
/// <param name="Grid">The cells.</param>
/// <param name="PerDefocus">Turn of the rings' phase 2 chi with defocus, 2 pi lambda k^2, radian/angstrom.</param>
/// <param name="ConstantPhase">The part of 2 chi that neither defocus nor a phase plate makes, radian.</param>
/// <param name="Cosine">cos 2a of the cell's direction.</param>
/// <param name="Sine">sin 2a of the cell's direction.</param>
/// <param name="Count">Independent numbers about the rings that a tile has in the cell; zero beyond the useful rings.</param>
/// <param name="Tiles">Tiles of every patch.</param>
/// <param name="Power">Power of every cell of every patch, relative to the trend of the spectrum.</param>
/// <param name="LogTrend">Logarithm of the trend of the spectrum, one value a ring.</param>
internal sealed record TiltCells(
    PolarGrid Grid, double[] PerDefocus, double[] ConstantPhase, double[] Cosine, double[] Sine, double[] Count, double[] Tiles, double[][] Power, double[] LogTrend)
{
    /// <summary>The cells of one tilt.</summary>
    /// <param name="spectra">Its spectra.</param>
    /// <param name="optics">Its optics.</param>
    /// <param name="defocus">About its defocus, angstrom: it decides at which lag of the autocorrelation the rings are looked for.</param>
    /// <param name="rings">How many rings are of interest, from the coarsest; the power of the others is not kept.</param>
    public static TiltCells Of(PatchSpectra spectra, TiltOptics optics, double defocus, int rings)
    {
        var grid = spectra.Grid;
        int cells = grid.RingStart[rings];
        double[] trend = SpectrumTrend.Of(spectra);
        double[] angle = [.. grid.Kx.Select((kx, i) => 2 * Math.Atan2(grid.Ky[i], kx))];
        return new(
            grid,
            [.. grid.SquaredFrequency.Select(k2 => 2 * optics.InFocus.PhasePerDefocusAt(k2))],
            [.. grid.SquaredFrequency.Select(k2 => 2 * optics.InFocus.PhaseAt(k2, 0))],
            [.. angle.Select(Math.Cos)],
            [.. angle.Select(Math.Sin)],
            Counts(spectra, optics, defocus, rings),
            [.. spectra.Patches.Select(patch => patch.Tiles)],
            [.. spectra.Patches.Select(patch => Relative(patch.Power, grid, trend, rings))],
            [.. trend.Select(value => Math.Log(value))]);
    }

    /// <summary>The numbers of independent numbers about the rings in every cell; see <see cref="Of"/>.</summary>
    public static double[] Counts(PatchSpectra spectra, TiltOptics optics, double defocus, int rings)
    {
        int end = spectra.Grid.RingStart[Math.Min(rings, spectra.UsefulRings)];
        return [.. spectra.Grid.PixelCount.Select((count, cell) => cell < end ? count * IndependentPerPixel(spectra, optics, defocus, cell) : 0)];
    }

    /// <summary>Turn of the rings' phase with defocus on a ring, radian/angstrom; of a ring without cells that of its middle.</summary>
    public double PerDefocusOn(int ring) => PerDefocus[Grid.RingStart[ring]];

    /// <summary>The phase 2 chi' at the first cell of every ring, radian; of a ring without cells that of the ring before.</summary>
    /// <param name="defocus">Mean defocus, angstrom.</param>
    /// <param name="phase">Phase-plate phase, radian.</param>
    public double[] RingPhases(double defocus, double phase)
    {
        var phases = new double[Grid.RingCount];
        for (int ring = 0; ring < phases.Length; ring++)
        {
            int cell = Grid.RingStart[ring];
            phases[ring] = cell == Grid.RingStart[ring + 1] ? (ring == 0 ? 0 : phases[ring - 1]) : PerDefocus[cell] * defocus + ConstantPhase[cell] + 2 * phase;
        }
        return phases;
    }

    /// <summary>How many independent numbers about the rings every pixel of a periodogram counts for.</summary>
    private static double IndependentPerPixel(PatchSpectra spectra, TiltOptics optics, double defocus, int cell)
    {
        var grid = spectra.Grid;
        double shift = RingDamping.Shift(optics, defocus, grid.SquaredFrequency[cell]) / (grid.TileSize * grid.PixelSize.Angstroms);
        double ripple = spectra.Shape.X.NoiseOfRipple(shift * grid.Kx[cell]) * spectra.Shape.Y.NoiseOfRipple(shift * grid.Ky[cell]);
        return 1 / (spectra.Shape.Correlation * Math.Max(LeastRippleNoise, ripple));
    }

    // Where less is left, so little is left of the rings that the cell tells about the background only, whose noise is not that of ripples.
    private const double LeastRippleNoise = 0.3;

    private static double[] Relative(float[] power, PolarGrid grid, double[] trend, int rings)
    {
        var relative = new double[grid.RingStart[rings]];
        for (int ring = 0; ring < rings; ring++)
            for (int cell = grid.RingStart[ring]; cell < grid.RingStart[ring + 1]; cell++) relative[cell] = power[cell] / trend[ring];
        return relative;
    }
}
