namespace Thon.Estimate.Tiles;

/// <summary>Averages the spectra of tiles that share a patch.</summary>
internal sealed class PatchGatherer(PolarGrid grid, PatchLayout layout)
{
    private readonly SortedDictionary<(int, int), Sums> _patches = [];

    /// <summary>Adds a tile.</summary>
    /// <param name="x">Its centre, angstrom from the image centre along +x.</param>
    /// <param name="y">The same along +y.</param>
    /// <param name="power">Its power in every cell.</param>
    /// <param name="weight">How much it counts, 0 to 1; a tile that counts nothing is not in its patch at all.</param>
    public void Add(double x, double y, float[] power, double weight) => Add(new Patch(new(x, y, 0, 0, 0), weight, power));

    /// <summary>Adds the tiles of a patch.</summary>
    /// <param name="patch">The patch; one that counts nothing is left out.</param>
    public void Add(Patch patch)
    {
        double weight = patch.Tiles;
        if (weight <= 0) return;
        var (x, y, xx, xy, yy) = patch.Place;
        var box = layout.BoxOf(x, y);
        if (!_patches.TryGetValue(box, out var sums)) _patches[box] = sums = new Sums(new double[grid.CellCount]);
        (sums.Weight, sums.X, sums.Y) = (sums.Weight + weight, sums.X + weight * x, sums.Y + weight * y);
        (sums.Xx, sums.Xy, sums.Yy) = (sums.Xx + weight * (xx + x * x), sums.Xy + weight * (xy + x * y), sums.Yy + weight * (yy + y * y));
        for (int i = 0; i < patch.Power.Length; i++) sums.Power[i] += weight * patch.Power[i];
    }

    public PatchSpectra Finish(TileShape shape) => new(grid, [.. _patches.Values.Select(Mean)], shape);

    private static Patch Mean(Sums sums)
    {
        double n = sums.Weight, x = sums.X / n, y = sums.Y / n;
        var power = new float[sums.Power.Length];
        for (int i = 0; i < power.Length; i++) power[i] = (float)(sums.Power[i] / n);
        // The sum of the weights, not its square over the sum of squares: a patch of doubtful tiles only is doubtful itself.
        return new(new(x, y, sums.Xx / n - x * x, sums.Xy / n - x * y, sums.Yy / n - y * y), n, power);
    }

    private sealed class Sums(double[] power)
    {
        public double Weight { get; set; }

        public double X { get; set; }

        public double Y { get; set; }

        public double Xx { get; set; }

        public double Xy { get; set; }

        public double Yy { get; set; }

        public double[] Power { get; } = power;
    }
}
