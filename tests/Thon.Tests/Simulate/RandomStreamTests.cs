using Thon.Imaging;
using Thon.Simulate;
using Xunit;

namespace Thon.Tests.Simulate;

public sealed class RandomStreamTests
{
    [Fact]
    public void The_stream_is_SplitMix64()
    {
        // First outputs of SplitMix64 for seed 1234567, as its public reference implementations print them.
        var random = new RandomStream(1234567);
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, expected.Select(_ => random.NextBits()).ToArray());
    }

    [Fact]
    public void Uniform_and_normal_numbers_have_their_moments()
    {
        const int count = 200_000;
        const double fiveSigma = 5 / 447.2; // 5 / sqrt(count), for a variance of 1
        var random = new RandomStream(3);
        var uniform = Statistics.Of(Enumerable.Range(0, count).Select(_ => (float)random.NextUniform()).ToArray());
        var normal = Statistics.Of(Enumerable.Range(0, count).Select(_ => (float)random.NextNormal()).ToArray());
        Assert.InRange(uniform.Minimum, 0, 1e-4);
        Assert.InRange(uniform.Maximum, 1 - 1e-4, 1);
        Assert.Equal(0.5, uniform.Mean, fiveSigma / Math.Sqrt(12));
        Assert.Equal(Math.Sqrt(1 / 12.0), uniform.StandardDeviation, fiveSigma / Math.Sqrt(12));
        Assert.Equal(0, normal.Mean, fiveSigma);
        Assert.Equal(1, normal.StandardDeviation, fiveSigma);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(7)]
    [InlineData(45)]
    [InlineData(63.9)]
    [InlineData(500)]
    public void Counts_have_the_mean_and_the_variance_of_a_Poisson_law(double mean)
    {
        const int count = 100_000;
        var random = new RandomStream(11);
        var counts = Statistics.Of(Enumerable.Range(0, count).Select(_ => (float)ShotNoise.Count(mean, random)).ToArray());
        Assert.Equal(mean, counts.Mean, 5 * Math.Sqrt(mean / count));
        // Variance of a sample variance: (mean + 2 mean^2) / n.
        Assert.Equal(mean, counts.StandardDeviation * counts.StandardDeviation, 5 * Math.Sqrt((mean + 2 * mean * mean) / count));
    }

    [Fact]
    public void A_negative_mean_counts_nothing() => Assert.Equal(0, ShotNoise.Count(-3, new RandomStream(1)));

    [Fact]
    public void Streams_of_different_purposes_and_indices_differ()
    {
        var first = new[]
        {
            RandomStream.For(1, RandomPurpose.Ice), RandomStream.For(1, RandomPurpose.Noise), RandomStream.For(1, RandomPurpose.Noise, 1),
            RandomStream.For(2, RandomPurpose.Ice),
        }.Select(stream => stream.NextBits()).ToArray();
        Assert.Equal(first.Length, first.Distinct().Count());
    }
}
