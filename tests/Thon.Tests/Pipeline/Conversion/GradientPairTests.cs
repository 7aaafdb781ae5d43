using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Pipeline.Conversion;

/// <summary>From every dialect that carries a gradient to every other: the same gradient by the other program's formula, though axis, angles, shifts and inclination all are where readers and writers can go astray.</summary>
public sealed class GradientPairTests
{
    // Two decimals of a degree, at 5100 A across and 60 degrees, are 2 A; AreTomo writes a table of angles and IMOD two of them.
    private const double Angstroms = 8;

    private static readonly Dialect[] Sources = [Dialect.Relion5, Dialect.Relion4, Dialect.Warp, Dialect.AreTomo, Dialect.Imod];

    private static readonly (double X, double Y)[] Corners = [(-5120, -3840), (5120, -3840), (-5120, 3840), (5120, 3840)];

    public static TheoryData<Dialect, Dialect> Pairs
    {
        get
        {
            var pairs = new TheoryData<Dialect, Dialect>();
            foreach (var from in Sources)
                foreach (var to in Sources.Append(Dialect.Thon))
                    if (from != to) pairs.Add(from, to);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_gradient_is_the_same_by_the_other_programs_formula(Dialect from, Dialect to)
    {
        foreach (var hand in (Hand[])[Hand.Plus, Hand.Minus])
        {
            // RELION 5 has no rows of images that are left out, and RELION 4 wants all of them aligned.
            var used = from == Dialect.Relion5 || to == Dialect.Relion4 ? GradientBench.Used.All : GradientBench.Used.AllButOne;
            var series = GradientBench.Series(hand, 0, used);
            var texts = GradientBench.Converted([.. GradientBench.Texts(from, series), GradientBench.Mdoc(series)], to).Texts;
            Check(to, texts, hand, 0, $"{from} to {to}, hand {hand}");
            texts = GradientBench.Converted([GradientBench.Mdoc(series), .. GradientBench.Texts(from, series)], to).Texts;
            Check(to, texts, hand, 0, $"mdoc and {from} to {to}, hand {hand}");
        }
    }

    [Theory]
    [InlineData(Dialect.Relion5, Dialect.Relion4)]
    [InlineData(Dialect.Relion5, Dialect.Warp)]
    [InlineData(Dialect.Warp, Dialect.Relion5)]
    [InlineData(Dialect.Relion4, Dialect.Warp)]
    [InlineData(Dialect.Relion5, Dialect.Thon)]
    [InlineData(Dialect.Warp, Dialect.Thon)]
    [InlineData(Dialect.Imod, Dialect.Relion5)]
    [InlineData(Dialect.Imod, Dialect.Warp)]
    [InlineData(Dialect.Imod, Dialect.Thon)]
    public void So_is_it_for_an_inclined_specimen(Dialect from, Dialect to)
    {
        var series = GradientBench.Series(Hand.Plus, GradientBench.Inclination, GradientBench.Used.All);
        var texts = GradientBench.Converted([GradientBench.Mdoc(series), .. GradientBench.Texts(from, series)], to).Texts;
        Check(to, texts, Hand.Plus, GradientBench.Inclination, $"{from} to {to}, inclined");
    }

    [Fact]
    public void The_truth_of_the_bench_is_what_its_own_description_is_written_as()
    {
        foreach (var dialect in Sources.Append(Dialect.Thon))
            Check(dialect, GradientBench.Texts(dialect, GradientBench.Series(Hand.Minus, 0)), Hand.Minus, 0, $"{dialect}");
    }

    private static void Check(Dialect dialect, IReadOnlyList<DialectText> texts, Hand hand, double inclination, string what)
    {
        for (int tilt = 0; tilt < GradientBench.Angles.Length; tilt++)
        {
            if (tilt == GradientBench.Excluded && dialect is (Dialect.Relion5 or Dialect.AreTomo)) continue;
            foreach (var (x, y) in Corners)
            {
                double expected = GradientBench.Truth(hand, inclination, tilt, x, y), actual = GradientBench.Foretold(dialect, texts, tilt, x, y);
                Assert.True(Math.Abs(expected - actual) < Angstroms, $"{what}, section {tilt}, corner {x}, {y}: {actual:F1} A in place of {expected:F1}");
            }
        }
    }
}
