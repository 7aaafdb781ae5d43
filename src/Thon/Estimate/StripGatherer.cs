using Thon.Units;

namespace Thon.Estimate;

/// <summary>Averages the spectra of tiles that lie at about the same distance from one tilt axis.</summary>
internal sealed class StripGatherer
{
    // Tiles share a strip when their defoci differ by no more than this; what remains inside a strip is part of the model.
    private const double DefocusStepAngstroms = 60;

    private readonly PolarGrid _grid;
    private readonly double _cosine;
    private readonly double _sine;
    private readonly double _stripWidth;
    private readonly SortedDictionary<int, Sums> _strips = [];

    public StripGatherer(PolarGrid grid, Angle axis, double slope)
    {
        _grid = grid;
        (_sine, _cosine) = Math.SinCos(axis.Radians);
        _stripWidth = Math.Max(grid.TileSize / 4 * grid.PixelSize.Angstroms, DefocusStepAngstroms / Math.Max(slope, 1e-6));
    }

    public void Add(double x, double y, float[] power)
    {
        double distance = x * _cosine + y * _sine;
        int key = (int)Math.Floor(distance / _stripWidth + 0.5);
        if (!_strips.TryGetValue(key, out var sums)) _strips[key] = sums = new Sums(new double[_grid.CellCount]);
        sums.Tiles++;
        sums.Distance += distance;
        sums.SquaredDistance += distance * distance;
        for (int i = 0; i < power.Length; i++) sums.Power[i] += power[i];
    }

    public StripSpectra Finish() => new(_grid, [.. _strips.Values.Select(Mean)]);

    private static Strip Mean(Sums sums)
    {
        double distance = sums.Distance / sums.Tiles;
        double variance = Math.Max(0, sums.SquaredDistance / sums.Tiles - distance * distance);
        var power = new float[sums.Power.Length];
        for (int i = 0; i < power.Length; i++) power[i] = (float)(sums.Power[i] / sums.Tiles);
        return new(distance, Math.Sqrt(variance), sums.Tiles, power);
    }

    private sealed class Sums(double[] power)
    {
        public int Tiles { get; set; }

        public double Distance { get; set; }

        public double SquaredDistance { get; set; }

        public double[] Power { get; } = power;
    }
}
