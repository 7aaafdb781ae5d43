using CsCheck;
using Thon.Fourier;
using Xunit;

namespace Thon.Tests.Fourier;

public sealed class SmoothSizeTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(7, 8)]
    [InlineData(11, 12)]
    [InlineData(512, 512)]
    [InlineData(513, 540)]
    [InlineData(4092, 4096)]
    [InlineData(5761, 5832)]
    public void The_next_even_size_of_twos_threes_and_fives(int size, int expected) => Assert.Equal(expected, SmoothSize.AtLeast(size));

    [Fact]
    public void No_smooth_size_is_skipped() => Gen.Int[1, 20000].Sample(size =>
    {
        int found = SmoothSize.AtLeast(size);
        Assert.True(IsSmoothAndEven(found));
        for (int between = size; between < found; between++) Assert.False(IsSmoothAndEven(between));
    });

    private static bool IsSmoothAndEven(int size) => size % 2 == 0 && System.Numerics.BigInteger.ModPow(30, 64, size) == 0;
}
