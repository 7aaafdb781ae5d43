namespace Thon.Estimate;

/// <summary>Everything about the cells of one tilt that does not change during a fit; arrays over cells, a row of cells for every strip.</summary>
/// <param name="Grid">The cells.</param>
/// <param name="PerDefocus">Turn of the rings' phase 2 chi with defocus, 2 pi lambda k^2, radian/angstrom.</param>
/// <param name="ConstantPhase">The part of 2 chi that does not depend on defocus, radian.</param>
/// <param name="Cosine">cos 2a of the cell's direction.</param>
/// <param name="Sine">sin 2a of the cell's direction.</param>
/// <param name="Count">Pixels in the cell, divided by the correlation of the tiles.</param>
/// <param name="Strips">The strips.</param>
internal sealed record TiltCells(
    PolarGrid Grid, double[] PerDefocus, double[] ConstantPhase, double[] Cosine, double[] Sine, double[] Count, TiltCells.StripCells[] Strips)
{
    /// <summary>One strip.</summary>
    /// <param name="Offset">What its place adds to the defocus, angstrom.</param>
    /// <param name="Blur">Spread of defocus between its tiles, angstrom.</param>
    /// <param name="Tiles">How many tiles it averages.</param>
    /// <param name="Power">Power of every cell, relative to the trend of the spectrum.</param>
    public sealed record StripCells(double Offset, double Blur, double Tiles, double[] Power);

    public static TiltCells Of(PatchSpectra spectra, TiltOptics optics)
    {
        var grid = spectra.Grid;
        double[] trend = SpectrumTrend.Of(spectra);
        double[] angle = [.. grid.Kx.Select((kx, i) => 2 * Math.Atan2(grid.Ky[i], kx))];
        return new(
            grid,
            [.. grid.SquaredFrequency.Select(k2 => 2 * optics.InFocus.PhasePerDefocusAt(k2))],
            [.. grid.SquaredFrequency.Select(k2 => 2 * optics.InFocus.PhaseAt(k2, 0))],
            [.. angle.Select(Math.Cos)],
            [.. angle.Select(Math.Sin)],
            [.. grid.PixelCount.Select((count, cell) => cell < grid.RingStart[spectra.UsefulRings] ? count / TileCorrelation.Inflation : 0)],
            [.. spectra.Patches.Select(strip => new StripCells(
                strip.Place.OffsetOn(optics.Plane), strip.Place.SpreadOn(optics.Plane), strip.Tiles, Relative(strip.Power, grid, trend)))]);
    }

    /// <summary>The phase 2 chi at the first cell of every ring, radian; of a ring without cells that of the ring before.</summary>
    /// <param name="defocus">Mean defocus, angstrom.</param>
    public double[] RingPhases(double defocus)
    {
        var phases = new double[Grid.RingCount];
        for (int ring = 0; ring < phases.Length; ring++)
        {
            int cell = Grid.RingStart[ring];
            phases[ring] = cell == Grid.RingStart[ring + 1] ? (ring == 0 ? 0 : phases[ring - 1]) : PerDefocus[cell] * defocus + ConstantPhase[cell];
        }
        return phases;
    }

    private static double[] Relative(float[] power, PolarGrid grid, double[] trend)
    {
        var relative = new double[power.Length];
        for (int ring = 0; ring < grid.RingCount; ring++)
            for (int cell = grid.RingStart[ring]; cell < grid.RingStart[ring + 1]; cell++) relative[cell] = power[cell] / trend[ring];
        return relative;
    }
}
