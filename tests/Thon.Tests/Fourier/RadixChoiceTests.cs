using CsCheck;
using Thon.Fourier.Lanes;
using Xunit;

namespace Thon.Tests.Fourier;

public sealed class RadixChoiceTests
{
    [Fact]
    public void The_radices_multiply_to_the_length() => Gen.Int[1, 100_000].Sample(length =>
        Assert.Equal(length, RadixChoice.For(length).Aggregate(1, (a, b) => a * b)));

    [Theory]
    [InlineData(1, new int[0])]
    [InlineData(2, new[] { 2 })]
    [InlineData(16, new[] { 4, 4 })]
    [InlineData(512, new[] { 8, 8, 8 })]
    [InlineData(480, new[] { 4, 3, 5, 8 })]
    [InlineData(4092, new[] { 4, 3, 11, 31 })]
    [InlineData(4093, new[] { 4093 })]
    public void Fours_then_threes_and_fives_then_eights_then_larger_primes(int length, int[] expected) => Assert.Equal(expected, RadixChoice.For(length));
}
