using Thon.Provenance.Fingerprints.Filters;
using Xunit;

namespace Thon.Tests.Provenance.Fingerprints.Filters;

public sealed class WindowSpreadTests
{
    // The mean over a shell is taken over points a quarter of it apart: by the trapezoidal rule 1/12 becomes (1 + 2/16)/12.
    private const double OfStep = 0.011;
    private const double OfRounding = 1e-15;

    [Fact]
    public void It_takes_power_from_somewhere_and_loses_none()
    {
        Assert.Equal(1, WindowSpread.Taps.Sum(), 1e-12);
        Assert.All(WindowSpread.Taps, tap => Assert.True(tap >= 0));
        Assert.All(WindowSpread.Taps.Zip(WindowSpread.Taps.Reverse()), pair => Assert.Equal(pair.First, pair.Second, OfRounding));
    }

    /// <summary>By Parseval: the mean square offset of the spread is the mean square slope of the window, (1/(2 pi))^2 (2 pi)^2 / 3 = 1/3 of a square shell, and 1/12 of the width of a shell.</summary>
    [Fact]
    public void Its_width_is_that_of_a_Hann_window_and_of_a_shell()
    {
        double variance = WindowSpread.Taps.Select((tap, i) => tap * Math.Pow(i / (double)WindowSpread.PerShell - WindowSpread.Reach, 2)).Sum();
        Assert.Equal(1.0 / 3 + 1.0 / 12, variance, OfStep);
    }
}
