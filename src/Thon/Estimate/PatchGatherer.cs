namespace Thon.Estimate;

/// <summary>Averages the spectra of tiles that share a patch.</summary>
internal sealed class PatchGatherer(PolarGrid grid, PatchLayout layout)
{
    private readonly SortedDictionary<(int, int), Sums> _patches = [];

    /// <summary>Adds a tile.</summary>
    /// <param name="x">Its centre, angstrom from the image centre along +x.</param>
    /// <param name="y">The same along +y.</param>
    /// <param name="power">Its power in every cell.</param>
    public void Add(double x, double y, float[] power)
    {
        var box = layout.BoxOf(x, y);
        if (!_patches.TryGetValue(box, out var sums)) _patches[box] = sums = new Sums(new double[grid.CellCount]);
        sums.Tiles++;
        (sums.X, sums.Y, sums.Xx, sums.Xy, sums.Yy) = (sums.X + x, sums.Y + y, sums.Xx + x * x, sums.Xy + x * y, sums.Yy + y * y);
        for (int i = 0; i < power.Length; i++) sums.Power[i] += power[i];
    }

    /// <summary>Adds the tiles of a patch.</summary>
    public void Add(Patch patch)
    {
        var (x, y, xx, xy, yy) = patch.Place;
        var box = layout.BoxOf(x, y);
        if (!_patches.TryGetValue(box, out var sums)) _patches[box] = sums = new Sums(new double[grid.CellCount]);
        double n = patch.Tiles;
        (sums.Tiles, sums.X, sums.Y) = (sums.Tiles + n, sums.X + n * x, sums.Y + n * y);
        (sums.Xx, sums.Xy, sums.Yy) = (sums.Xx + n * (xx + x * x), sums.Xy + n * (xy + x * y), sums.Yy + n * (yy + y * y));
        for (int i = 0; i < patch.Power.Length; i++) sums.Power[i] += n * patch.Power[i];
    }

    public PatchSpectra Finish(TileShape shape) => new(grid, [.. _patches.Values.Select(Mean)], shape);

    private static Patch Mean(Sums sums)
    {
        double n = sums.Tiles, x = sums.X / n, y = sums.Y / n;
        var power = new float[sums.Power.Length];
        for (int i = 0; i < power.Length; i++) power[i] = (float)(sums.Power[i] / n);
        return new(new(x, y, sums.Xx / n - x * x, sums.Xy / n - x * y, sums.Yy / n - y * y), n, power);
    }

    private sealed class Sums(double[] power)
    {
        public double Tiles { get; set; }

        public double X { get; set; }

        public double Y { get; set; }

        public double Xx { get; set; }

        public double Xy { get; set; }

        public double Yy { get; set; }

        public double[] Power { get; } = power;
    }
}
