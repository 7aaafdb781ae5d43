using Thon.Fourier;
using Thon.Fourier.Lanes;
using Thon.Imaging;
using Thon.Units;

namespace Thon.Correct;

/// <summary>
/// The sum of the frames of an aligned movie, each weighted by its dose: at every frequency sum w_i F_i / sqrt(sum w_i^2), so that white noise stays white, with the
/// power it has in one frame. The mean is that of the plain sum. [GrantGrigorieff2015, Eq. 5]
/// </summary>
public static class FrameSum
{
    // Entries of the weights' tables for each cycle a pixel. The weights bend over hundredths of a cycle/angstrom: straight lines between entries are off by a few parts in a million.
    private const int PerCycle = 1 << 14;

    /// <summary>Sums frames, one after the other in their order.</summary>
    /// <param name="frames">The frames, all of one size, in the order of their weights; their pixels are used as scratch, and each may be the last one's again.</param>
    /// <param name="weights">The weight of each frame, without a norm; at least one.</param>
    /// <param name="pixelSize">Pixel size.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    /// <param name="cancellation">Stops the work between frames.</param>
    /// <exception cref="ArgumentException">There are more or fewer frames than weights, or not all are of one size.</exception>
    public static Image Of(IEnumerable<Image> frames, IReadOnlyList<DoseWeight> weights, Length pixelSize, int threads, CancellationToken cancellation)
    {
        var norm = WeightNorm.Of(weights, WeightNormalisation.SumOfSquares, pixelSize);
        Work? work = null;
        int count = 0;
        foreach (var frame in frames)
        {
            cancellation.ThrowIfCancellationRequested();
            work ??= new(frame.Width, frame.Height, pixelSize, threads);
            if (count == weights.Count) throw new ArgumentException($"more frames than the {count} weights", nameof(frames));
            work.Add(frame, weights[count++] with { Norm = norm });
        }
        return work is not null && count == weights.Count ? work.Result() : throw new ArgumentException($"{count} frames for {weights.Count} weights", nameof(frames));
    }

    /// <summary>The sum so far, as a half spectrum without its mean.</summary>
    private sealed class Work(int width, int height, Length pixelSize, int threads)
    {
        private readonly RealFft2D _fft = new(width, height);
        private readonly Complex32[] _sum = new Complex32[checked((width / 2 + 1) * height)];
        private readonly Complex32[] _frame = new Complex32[(width / 2 + 1) * height];
        private double _mean;

        public void Add(Image frame, DoseWeight weight)
        {
            if ((frame.Width, frame.Height) != (width, height)) throw new ArgumentException($"a frame of {frame.Width} x {frame.Height} among those of {width} x {height}", nameof(frame));
            // A level that is large beside the contrast would cost digits of the transform.
            double mean = Statistics.Of(frame.Pixels).Mean;
            GreyValues.MapInPlace(frame.Pixels, 1, -(float)mean);
            _fft.Forward(frame.Pixels, _frame, threads);
            float[] table = [.. Enumerable.Range(0, Entries).Select(i => (float)weight.At(i / (PerCycle * pixelSize.Angstroms)))];
            Dispenser.Share(height, threads, rows =>
            {
                foreach (int row in rows.Pieces()) AddRow(row, table);
            });
            _mean += mean;
        }

        public Image Result()
        {
            _sum[0] = default;
            var image = new Image(width, height);
            _fft.Inverse(_sum, image.Pixels, threads);
            GreyValues.MapInPlace(image.Pixels, 1, (float)_mean);
            return image;
        }

        // Up to the corner of the spectrum, half a cycle a pixel along each axis.
        private static int Entries => (int)(PerCycle / Math.Sqrt(2)) + 3;

        /// <summary>Rows do not meet, and each takes the frames in their order: the sum does not depend on the threads.</summary>
        private void AddRow(int row, float[] table)
        {
            double across = (double)PerCycle / width, v = (row <= height / 2 ? row : row - height) * (double)PerCycle / height;
            int columns = width / 2 + 1;
            Span<Complex32> sum = _sum.AsSpan(row * columns, columns), frame = _frame.AsSpan(row * columns, columns);
            for (int column = 0; column < columns; column++)
            {
                float place = (float)Math.Sqrt(v * v + column * across * (column * across));
                int entry = (int)place;
                float weight = table[entry] + (place - entry) * (table[entry + 1] - table[entry]);
                sum[column] = new(sum[column].Re + weight * frame[column].Re, sum[column].Im + weight * frame[column].Im);
            }
        }
    }
}
