using Thon.Correct;
using Thon.Tests.Fourier;
using Xunit;

namespace Thon.Tests.Correct;

/// <summary>White noise shows no seam where boxes meet, and next to nothing of the few defoci its columns are mixed from.</summary>
public sealed class LocalSeamTests
{
    // Chance alone goes so many sampling errors wide.
    private const double Deviations = 4;

    // What the overtones carry beyond the edges of the image: measured 0.007.
    private const double BeyondEdges = 0.01;

    private const int Long = 2200, Short = 1900;

    [Theory]
    [InlineData(Short, Long, 0)]
    [InlineData(Long, Short, 0)]
    [InlineData(Long, Short, 90)]
    [InlineData(Short, Long, 90)]
    [InlineData(Long, Short, 85)]
    public void Where_boxes_meet_noise_is_what_it_is_beside_it(int width, int height, double axis)
    {
        foreach (var mode in (CorrectionMode[])[CorrectionMode.Flip, CorrectionMode.Multiply, CorrectionMode.Wiener])
        {
            var seams = Seams.Of(width, height, axis, mode, 2);
            Assert.NotEmpty(seams.Borders);
            for (int lag = 0; lag < Seams.Lags; lag++)
            {
                double error = SamplingError(seams, lag);
                foreach (var (first, count) in seams.Borders)
                {
                    double odd = Oddity(seams, first, count, lag);
                    Assert.True(Math.Abs(odd) < Deviations * error, $"{mode}, {lag} columns apart, at {first}: {odd:F5} +- {error:F5}, {seams.Plan}");
                }
            }
        }
    }

    [Fact]
    public void The_power_of_flipped_noise_is_what_quadratic_splines_leave_wherever_between_two_defoci()
    {
        // Zeros of the CTF come by every half turn, and noise reaches into the corners of the spectrum: the mean of k^2 over Nyquist^2 is 2/3.
        const double zeros = CorrectionPlan.PhaseStep * 2 / 3 / Math.PI;
        const int seeds = 5;
        var seams = Seams.Of(Short, Long, 90, CorrectionMode.Flip, seeds);
        int[] columns = [.. seams.Columns];
        double[] places = [.. columns.Select(column => seams.LevelOf(column, Short, Long))];
        var (power, wave) = PowerAndWave(places, [.. columns.Select(column => seams.At(column, 0))]);
        var (expectedPower, expectedWave) = PowerAndWave(places, [.. places.Select(place => 1 - zeros * SplineLoss(place - Math.Round(place)))]);
        // Of the variance of so many pixels, and of a cosine's amplitude in it.
        double error = Math.Sqrt(2.0 / ((double)columns.Length * (Long - 224) * seeds)), waveError = error * Math.Sqrt(2);
        string told = $"power {power:F4}, theory {expectedPower:F4} +- {error:F4}; peak to peak {2 * wave:F4}, theory {2 * expectedWave:F4} +- {2 * waveError:F4}";
        Assert.True(expectedPower - power < BeyondEdges && power - expectedPower < Deviations * error, told);
        Assert.True(Math.Abs(wave - expectedWave) < Deviations * waveError, told);
    }

    /// <summary>The mean of a power and the amplitude of its period from one defocus to the next.</summary>
    private static (double Power, double Wave) PowerAndWave(double[] places, double[] powers)
    {
        double[] turns = [.. places.Select(place => Math.Cos(2 * Math.PI * place))];
        double power = powers.Average(), turn = turns.Average();
        return (power, turns.Zip(powers, (t, p) => (t - turn) * (p - power)).Sum() / turns.Sum(t => (t - turn) * (t - turn)));
    }

    /// <summary>Of the power near a zero, what the splines' weights take at a distance from the nearest defocus, -0.5 to 0.5 steps.</summary>
    private static double SplineLoss(double t)
    {
        double Lost(double part) => 1 - (1 - 2 * part) * (1 - 2 * part);
        return Lost(0.5 * (0.5 - t) * (0.5 - t)) + Lost(0.5 * (0.5 + t) * (0.5 + t));
    }

    /// <summary>By how much some columns differ from as many on either side of them.</summary>
    private static double Oddity(Seams seams, int first, int count, int lag)
    {
        double Mean(int from) => Enumerable.Range(from, count).Average(column => seams.At(column, lag));
        return Mean(first) - (Mean(first - count) + Mean(first + count)) / 2;
    }

    /// <summary>By how much columns away from all borders differ from those beside them, root mean square.</summary>
    private static double SamplingError(Seams seams, int lag)
    {
        int count = seams.Borders.Max(border => border.Count);
        int[] columns = [.. seams.Columns];
        double[] odd =
        [
            .. Enumerable.Range(0, columns.Length / count).Select(i => columns[0] + i * count).Where(first => first - count >= columns[0] && first + 2 * count < columns[^1])
                .Where(first => seams.Borders.All(border => Math.Abs(border.First - first) >= 2 * count)).Select(first => Oddity(seams, first, count, lag)),
        ];
        Assert.True(odd.Length > 8, $"{odd.Length} places to compare with, {seams.Plan}");
        return Math.Sqrt(odd.Average(value => value * value));
    }
}
