using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Tilts;

public sealed class SignalToNoiseTests
{
    // Logarithms of double precision, taken and taken back.
    private const double Rounding = 1e-9;

    [Theory]
    [InlineData(0.5, 0), InlineData(1e6, 20), InlineData(2, 900), InlineData(0.1, 10000)]
    public void A_stated_fall_is_exponential_at_every_frequency(double ratio, double angstroms)
    {
        var curve = SignalToNoise.FallOff(ratio, angstroms);
        foreach (double k in new[] { 0, 1e-4, 0.003, 0.01, 0.02, 0.05, 0.25 })
        {
            double expected = ratio * Math.Exp(-angstroms * k);
            Assert.Equal(expected, curve.At(k), Math.Max(expected * Rounding, double.Epsilon));
        }
    }
}
