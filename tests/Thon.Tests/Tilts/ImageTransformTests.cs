using CsCheck;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Tilts;

public sealed class ImageTransformTests
{
    private const double Rounding = 1e-9;

    [Fact]
    public void A_quarter_turn_takes_plus_x_to_plus_y_and_then_shifts()
    {
        var transform = ImageTransform.Turn(Angle.FromDegrees(90)) with { ShiftX = new(7), ShiftY = new(-3) };
        Assert.Equal(90, transform.Rotation.Degrees, Rounding);
        var (x, y) = transform.PlaceOf(100, 0);
        Assert.Equal(7, x, Rounding);
        Assert.Equal(97, y, Rounding);
    }

    [Fact]
    public void The_origin_of_a_place_is_where_it_came_from() =>
        Transforms.Sample(transform =>
        {
            var (placeX, placeY) = transform.PlaceOf(410, -230);
            var (x, y) = transform.OriginOf(placeX, placeY);
            Assert.Equal(410, x, 1e-6);
            Assert.Equal(-230, y, 1e-6);
        });

    [Theory]
    [InlineData(1.05, 0, 0, 1.05, 1.05, 1.05, 0.0)]
    [InlineData(0, -1.05, 1.05, 0, 1.05, 1.05, 90.0)]
    [InlineData(1.2, 0, 0, 0.9, 1.2, 0.9, 0.0)]
    [InlineData(-1, 0, 0, 1, 1, -1, null)]
    [InlineData(0.25, 0, 0, 0.25, 0.25, 0.25, 0.0)]
    public void Magnifications_are_those_of_the_most_and_the_least_stretched_direction(double a11, double a12, double a21, double a22, double largest, double smallest, double? degrees)
    {
        var transform = new ImageTransform(a11, a12, a21, a22, default, default);
        Assert.Equal(largest, transform.LargestMagnification, Rounding);
        Assert.Equal(smallest, transform.SmallestMagnification, Rounding);
        if (degrees is { } angle) Assert.Equal(angle, transform.Rotation.Degrees, Rounding);
    }

    [Fact]
    public void No_direction_is_stretched_beyond_the_two_magnifications_and_both_are_reached() =>
        Gen.Select(Gen.Double[-2, 2], Gen.Double[-2, 2], Gen.Double[-2, 2], Gen.Double[-2, 2]).Sample((a11, a12, a21, a22) =>
        {
            var transform = new ImageTransform(a11, a12, a21, a22, default, default);
            const int directions = 20000;
            double[] lengths = [.. Enumerable.Range(0, directions).Select(i =>
            {
                var (y, x) = Math.SinCos(Math.PI * i / directions);
                var (toX, toY) = transform.PlaceOf(x, y);
                return Math.Sqrt(toX * toX + toY * toY);
            })];
            Assert.Equal(transform.LargestMagnification, lengths.Max(), 1e-3); // the directions are a hundredth of a degree apart
            Assert.Equal(Math.Abs(transform.SmallestMagnification), lengths.Min(), 1e-3);
            Assert.Equal(a11 * a22 - a12 * a21, transform.SmallestMagnification * transform.LargestMagnification, 1e-9);
            Assert.Equal(transform.SquaredMagnification, lengths.Average(length => length * length), 1e-6);
        }, iter: 50);

    /// <summary>Transforms as alignments make them: any rotation, a few per cent of magnification, shifts of hundreds of angstrom.</summary>
    internal static Gen<ImageTransform> Transforms { get; } = Gen.Select(Gen.Double[-180, 180], Gen.Double[0.95, 1.05], Gen.Double[-400, 400], Gen.Double[-400, 400])
        .Select((degrees, magnification, dx, dy) =>
        {
            var turn = ImageTransform.Turn(Angle.FromDegrees(degrees));
            return new ImageTransform(magnification * turn.A11, magnification * turn.A12, magnification * turn.A21, magnification * turn.A22, new(dx), new(dy));
        });
}
