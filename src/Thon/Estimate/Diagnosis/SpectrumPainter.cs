using Thon.Estimate.Tiles;

namespace Thon.Estimate.Diagnosis;

/// <summary>Paints a spectrum that was averaged in sectors of rings: measured to the left, the model to the right.</summary>
internal sealed class SpectrumPainter
{
    private const int Size = 256;
    private const byte Nothing = 128;

    // The greys span so many standard deviations of the model's rings, or of the noise where that is more: both change with frequency, and so do the greys, lest the fine rings be lost.
    private const double SpanOfRings = 2.5;
    private const double SpanOfNoise = 2.2;

    // A pixel of which less than this part is known stays empty.
    private const double LeastKnown = 0.25;

    private readonly int _rings;
    private readonly (float Ring, float Sector)[] _place;

    /// <summary>Prepares the places of the pixels.</summary>
    /// <param name="grid">The cells.</param>
    public SpectrumPainter(PolarGrid grid)
    {
        (_rings, Highest, _place) = (grid.RingCount, grid.RingFrequency[^1] + grid.RingWidth / 2, new (float, float)[Size * Size]);
        for (int i = 0; i < _place.Length; i++)
        {
            double kx = (i % Size - Size / 2) * Highest / (Size / 2), ky = (Size / 2 - i / Size) * Highest / (Size / 2);
            _place[i] = ((float)(grid.RingPlace(Math.Sqrt(kx * kx + ky * ky)) - 0.5), (float)(SectorPlace(kx, ky) - 0.5));
        }
    }

    /// <summary>The frequency at the middle of each side, the finest of the rings, cycles/angstrom.</summary>
    public double Highest { get; }

    /// <summary>The sector of a frequency, from 0; opposite frequencies share one.</summary>
    public static int SectorOf(double kx, double ky) => Math.Min(PolarGrid.Sectors - 1, (int)SectorPlace(kx, ky));

    /// <summary>The picture.</summary>
    /// <param name="sectors">One bin for every sector of every ring, [ring, sector].</param>
    public SpectrumPicture Paint(RippleSums sectors)
    {
        var means = new (double Measured, double Model)[_rings * PolarGrid.Sectors];
        for (int bin = 0; bin < means.Length; bin++) means[bin] = Smooth(sectors, bin);
        double[] span = Spans(sectors.Weight, means);
        var grey = new byte[Size * Size];
        for (int i = 0; i < grey.Length; i++) grey[i] = GreyAt(_place[i], i % Size < Size / 2, sectors.Weight, means, span);
        return new(Size, Highest, [.. grey]);
    }

    private static double SectorPlace(double kx, double ky)
    {
        double turn = Math.Atan2(ky, kx) / Math.PI + 0.5;
        return (turn - Math.Floor(turn)) * PolarGrid.Sectors;
    }

    /// <summary>The mean of a bin and half as much of its neighbours along the ring: what noise leaves is a third less, and the rings hardly change over so little.</summary>
    private static (double Measured, double Model) Smooth(RippleSums sectors, int bin)
    {
        int first = bin - bin % PolarGrid.Sectors;
        double sum = 0, measured = 0, model = 0;
        for (int step = -1; step <= 1; step++)
        {
            int near = first + (bin - first + step + PolarGrid.Sectors) % PolarGrid.Sectors;
            double part = sectors.Weight[near] * (step == 0 ? 1 : 0.5);
            var mean = sectors.MeanOf(near);
            (sum, measured, model) = (sum + part, measured + part * mean.Measured, model + part * mean.Model);
        }

        return sum > 0 ? (measured / sum, model / sum) : (0, 0);
    }

    /// <summary>What is white on every ring; black is as far below.</summary>
    private double[] Spans(IReadOnlyList<double> weight, (double Measured, double Model)[] means)
    {
        var (count, rings, noise) = (new int[_rings], new double[_rings], new double[_rings]);
        for (int bin = 0; bin < means.Length; bin++)
        {
            if (weight[bin] == 0) continue;
            int ring = bin / PolarGrid.Sectors;
            count[ring]++;
            rings[ring] += means[bin].Model * means[bin].Model;
            noise[ring] += Math.Pow(means[bin].Measured - means[bin].Model, 2);
        }

        return [.. Enumerable.Range(0, _rings).Select(ring =>
        {
            var near = FitQuality.Window(ring, _rings);
            double n = Math.Max(1, count[near].Sum());
            return Math.Max(SpanOfRings * Math.Sqrt(rings[near].Sum() / n), SpanOfNoise * Math.Sqrt(noise[near].Sum() / n));
        })];
    }

    /// <summary>The grey of a pixel, from the four bins about it that hold anything.</summary>
    private byte GreyAt((float Ring, float Sector) place, bool isMeasured, IReadOnlyList<double> weight, (double Measured, double Model)[] means, double[] span)
    {
        if (place.Ring < -0.5 || place.Ring > _rings - 0.5) return Nothing;
        int ring = (int)MathF.Floor(place.Ring), sector = (int)MathF.Floor(place.Sector);
        double alongRing = place.Ring - ring, alongSector = place.Sector - sector, sum = 0, known = 0;
        for (int corner = 0; corner < 4; corner++)
        {
            int r = ring + corner / 2, s = (sector + corner % 2 + PolarGrid.Sectors) % PolarGrid.Sectors;
            if (r < 0 || r >= _rings || weight[r * PolarGrid.Sectors + s] == 0) continue;
            double part = (corner / 2 == 0 ? 1 - alongRing : alongRing) * (corner % 2 == 0 ? 1 - alongSector : alongSector);
            var (measured, model) = means[r * PolarGrid.Sectors + s];
            (sum, known) = (sum + part * (isMeasured ? measured : model), known + part);
        }

        double white = span[Math.Clamp(ring, 0, _rings - 1)];
        return known < LeastKnown || white <= 0 ? Nothing : (byte)Math.Clamp(Math.Round(127.5 * (1 + sum / known / white)), 0, 255);
    }
}
